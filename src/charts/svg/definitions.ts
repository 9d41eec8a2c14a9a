import { isObject, type JsonObject } from "../record.ts";
import { digits } from "./digits.ts";
import { escapeXml } from "./escape.ts";

/** What a drawing's elements refer to: gradients and clips, each defined once. */
export interface Definitions {
  /** The reference to a gradient of Vega's: `url(#chart-1)`. */
  gradient(gradient: JsonObject): string;
  /** The reference to a clip of this shape, an SVG element. */
  clip(shape: string): string;
  /** `<defs>`, or nothing where nothing was referred to. */
  text(): string;
}

/** Ids begin with the chart's name, since a page holds several, and are numbered as they are met. */
export function newDefinitions(name: string): Definitions {
  const ids = new Map<string, string>();
  const defined: string[] = [];
  const define = (key: string, made: (id: string) => string): string => {
    let id = ids.get(key);
    if (id === undefined) {
      id = escapeXml(`${name}-${ids.size + 1}`);
      ids.set(key, id);
      defined.push(made(id));
    }
    return `url(#${id})`;
  };
  return {
    gradient(gradient) {
      const shape = gradientShape(gradient);
      if (gradient.gradient !== "radial") return define(shape, linearGradient(shape));
      const colours = define(shape, radialGradient(shape));
      return define(`square ${shape}`, squarePattern(colours));
    },
    clip: (shape) => define(shape, (id) => `<clipPath id="${id}">${shape}</clipPath>`),
    text: () => (defined.length === 0 ? "" : `<defs>${defined.join("")}</defs>`),
  };
}

/** Where a gradient goes, behind a space each, and its colours. */
function gradientShape(gradient: JsonObject): string {
  const attributes =
    gradient.gradient === "radial"
      ? { fx: "x1", fy: "y1", fr: "r1", cx: "x2", cy: "y2", r: "r2" }
      : { x1: "x1", x2: "x2", y1: "y1", y2: "y2" };
  const defaults = gradient.gradient === "radial" ? RADIAL : LINEAR;
  const place = Object.entries(attributes).map(([attribute, key]) => {
    const value = gradient[key];
    return ` ${attribute}="${digits(typeof value === "number" ? value : (defaults[key] ?? 0))}"`;
  });
  const stops = Array.isArray(gradient.stops) ? gradient.stops : [];
  return `${place.join("")}>${stops.map(stopText).join("")}`;
}

const LINEAR: Readonly<Record<string, number>> = { x1: 0, y1: 0, x2: 1, y2: 0 };
const RADIAL: Readonly<Record<string, number>> = {
  ...{ x1: 0.5, y1: 0.5, r1: 0 },
  ...{ x2: 0.5, y2: 0.5, r2: 0.5 },
};

function stopText(stop: unknown): string {
  if (!isObject(stop)) return "";
  const colour = escapeXml(String(stop.color));
  return `<stop offset="${digits(Number(stop.offset))}" stop-color="${colour}"/>`;
}

function linearGradient(shape: string): (id: string) => string {
  return (id) => `<linearGradient id="${id}"${shape}</linearGradient>`;
}

function radialGradient(shape: string): (id: string) => string {
  return (id) => `<radialGradient id="${id}"${shape}</radialGradient>`;
}

/** SVG stretches a radial gradient to the box of what it fills; Vega's stays a circle. */
function squarePattern(colours: string): (id: string) => string {
  const square =
    'viewBox="0,0,1,1" width="100%" height="100%" preserveAspectRatio="xMidYMid slice"';
  return (id) =>
    `<pattern id="${id}" ${square}><rect width="1" height="1" fill="${colours}"/></pattern>`;
}
