/** More than the text of an A4 page is wide and high, in CSS px. */
export const LARGEST = { width: 700, height: 1100 } as const;
