/** Something that only Vega itself writes as SVG. The message completes "it has …". */
export class Unwritable extends Error {}
