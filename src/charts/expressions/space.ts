type Item = Record<string, unknown>;

const AXES = [
  { from: "x", to: "x2", middle: "xc", size: "width" },
  { from: "y", to: "y2", middle: "yc", size: "height" },
] as const;

/** Kinds whose corner is the upper left, whatever end was encoded first. */
const CORNERED: ReadonlySet<string> = new Set(["group", "image", "rect"]);

/**
 * Vega's items have a corner and a size: works both out where an encoding gives two ends or a middle,
 * as Vega's own encoders do. A rule keeps its ends.
 */
export function settleSpace(kind: string, encoded: ReadonlySet<string>): (item: Item) => void {
  if (kind === "rule") return () => undefined;
  const steps = AXES.flatMap((axis) => {
    const ends = encoded.has(axis.to) ? [encoded.has(axis.from) ? between : before] : [];
    return [...ends, ...(encoded.has(axis.middle) ? [around] : [])].map((step) => ({ axis, step }));
  });
  const isCornered = CORNERED.has(kind);
  return (item) => {
    for (const { axis, step } of steps) step(item, axis, isCornered);
  };
}

type Axis = (typeof AXES)[number];

function between(item: Item, { from, to, size }: Axis, isCornered: boolean): void {
  const [start, end] = [Number(item[from]), Number(item[to])];
  if (isCornered && start > end) [item[from], item[to]] = [item[to], item[from]];
  item[size] = isCornered && start > end ? start - end : end - start;
}

function before(item: Item, { from, to, size }: Axis): void {
  item[from] = Number(item[to]) - (Number(item[size]) || 0);
}

function around(item: Item, { from, middle, size }: Axis): void {
  item[from] = Number(item[middle]) - (Number(item[size]) || 0) / 2;
}
