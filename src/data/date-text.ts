const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether year, month and day name a day of the Gregorian calendar, from the year 1 on. */
function isDay(year: number, month: number, day: number): boolean {
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const last = month === 2 && leap ? 29 : (DAYS[month - 1] ?? 0);
  return year >= 1 && day >= 1 && day <= last;
}

/** An ISO date (YYYY-MM-DD) back, or undefined where there is no such day. */
export function readIsoDate(written: string): string | undefined {
  const parts = /^(\d{4})-(\d\d)-(\d\d)$/.exec(written);
  if (parts === null) return undefined;
  return isDay(Number(parts[1]), Number(parts[2]), Number(parts[3])) ? written : undefined;
}

const TIME = /^([01]\d|2[0-3]):[0-5]\d(:([0-5]\d|60)(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/;

/** A time (HH:MM:SS, with a fraction or a zone where written) back, or undefined. */
export function readIsoTime(written: string): string | undefined {
  return TIME.test(written) && written.length > 5 ? written : undefined;
}

/** An RFC 3339 or zoneless instant back as it is written, or undefined. */
export function readIsoDatetime(written: string): string | undefined {
  const day = readIsoDate(written.slice(0, 10));
  const parted = written[10] === "T" || written[10] === " ";
  return day !== undefined && parted && TIME.test(written.slice(11)) ? written : undefined;
}

/** Milliseconds since 1970 of an ISO date or instant; without a zone it is taken as UTC. */
export function instantOf(iso: string): number {
  if (iso.length <= 10) return Date.parse(iso);
  const text = iso.replace(" ", "T");
  return Date.parse(/(Z|[+-]\d\d:?\d\d)$/.test(text) ? text : `${text}Z`);
}

/** "2021" back (four digits, a minus before Christ), or undefined. */
export function readYear(written: string): string | undefined {
  return /^-?\d{4}$/.test(written) ? String(Number(written)) : undefined;
}

/** "2021-03" back, or undefined. */
export function readYearMonth(written: string): string | undefined {
  return /^-?\d{4}-(0[1-9]|1[0-2])$/.test(written) ? written : undefined;
}

const DURATION =
  /^-?P(?=.)(\d+(\.\d+)?Y)?(\d+(\.\d+)?M)?(\d+(\.\d+)?W)?(\d+(\.\d+)?D)?(T(?=.)(\d+(\.\d+)?H)?(\d+(\.\d+)?M)?(\d+(\.\d+)?S)?)?$/;

/** An ISO 8601 duration ("P1Y2M", "PT30M") back, or undefined. */
export function readDuration(written: string): string | undefined {
  return DURATION.test(written) ? written : undefined;
}

/** What a part of a strptime pattern matches. */
const DIRECTIVES: Readonly<Record<string, string>> = {
  "%Y": "(?<Y>\\d{4})",
  "%y": "(?<y>\\d{2})",
  "%m": "(?<m>\\d{1,2})",
  "%d": "(?<d>\\d{1,2})",
  "%H": "(?<H>\\d{1,2})",
  "%M": "(?<M>\\d{1,2})",
  "%S": "(?<S>\\d{1,2})",
  "%f": "(?<f>\\d{1,6})",
  "%z": "(?<z>Z|[+-]\\d\\d:?\\d\\d)",
  "%%": "%",
};

/** The directives of a pattern that we can't read, e.g. "%B" (a month's name depends on language). */
export function unknownDirectives(pattern: string): string[] {
  return (pattern.match(/%./g) ?? []).filter((directive) => DIRECTIVES[directive] === undefined);
}

/** A reader of dates, times or both by a strptime pattern ("%d/%m/%Y"); it gives ISO text. */
export function patternReader(
  pattern: string,
  type: "date" | "time" | "datetime",
): (written: string) => string | undefined {
  const source = pattern.replace(/%.|[^%]/g, (part) => DIRECTIVES[part] ?? escapeRegExp(part));
  const expression = new RegExp(`^${source}$`);
  return (written) => {
    const groups = expression.exec(written)?.groups;
    return groups === undefined ? undefined : isoText(groups, type);
  };
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&");
}

type Parts = Readonly<Record<string, string | undefined>>;

function isoText(parts: Parts, type: "date" | "time" | "datetime"): string | undefined {
  const date = readIsoDate(`${fullYear(parts)}-${two(parts.m, "01")}-${two(parts.d, "01")}`);
  if (type === "date") return date;
  const fraction = parts.f === undefined ? "" : `.${parts.f}`;
  const clock = `${two(parts.H)}:${two(parts.M)}:${two(parts.S)}${fraction}${parts.z ?? ""}`;
  const time = readIsoTime(clock);
  if (type === "time") return time;
  return date === undefined || time === undefined ? undefined : `${date}T${time}`;
}

/** POSIX: 69 to 99 are of the last century, 00 to 68 of this one. */
function fullYear({ Y, y }: Parts): string {
  if (Y !== undefined || y === undefined) return Y ?? "1900";
  return `${Number(y) >= 69 ? "19" : "20"}${y}`;
}

function two(digits: string | undefined, missing = "00"): string {
  return (digits ?? missing).padStart(2, "0");
}
