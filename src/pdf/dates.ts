const pattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:Z|([+-])(\d\d):(\d\d))$/i;

/**
 * An instant as a PDF date, `D:20220210090000+08'00'`. Fractions of a second are cut off.
 * @param instant RFC 3339 with its zone. Throws on anything else.
 */
export function pdfDate(instant: string): string {
  const [, year, month, day, hour, minute, second, sign, hours, minutes] = partsOf(instant);
  const zone = sign === undefined ? "+00'00'" : `${sign}${hours}'${minutes}'`;
  return `D:${year}${month}${day}${hour}${minute}${second}${zone}`;
}

/** The same instant as XMP writes it: `2022-02-10T09:00:00+08:00`. */
export function xmpDate(instant: string): string {
  const [, year, month, day, hour, minute, second, sign, hours, minutes] = partsOf(instant);
  const zone = sign === undefined ? "+00:00" : `${sign}${hours}:${minutes}`;
  return `${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`;
}

function partsOf(instant: string): RegExpExecArray {
  const parts = pattern.exec(instant);
  if (parts === null) throw new Error(`not an instant in RFC 3339: ${instant}`);
  return parts;
}
