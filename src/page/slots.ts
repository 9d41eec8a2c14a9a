import { SLOT_CLOSE, SLOT_OPEN } from "./escape.ts";

/** Splits a text into what stands between its slots and, at each second place, their numbers. */
const SLOT = new RegExp(`${SLOT_OPEN}(\\d+)${SLOT_CLOSE}`);

/**
 * Places in the text whose content is known only when the whole page is: numbers of figures and
 * notes, ids of facts, the list of notes, the legend. While the page is put together each is a
 * number between two characters that no text can hold.
 */
export interface Slots {
  /** Keeps a place; `print` is asked for its text once the page is complete. */
  readonly keep: (slot: Slot) => string;
  /** The slots of a text, in its order. */
  readonly of: (text: string) => readonly Slot[];
  /** The text with every slot printed, in its order; slots within slots too. */
  readonly fill: (text: string) => string;
}

interface Slot {
  /** Called in document order before anything is printed, to count. */
  readonly count?: () => void;
  readonly print: () => string;
}

export function makeSlots(): Slots {
  const kept: Slot[] = [];
  const at = (index: string | undefined): Slot => {
    const slot = kept[Number(index)];
    if (slot === undefined) throw new Error(`there is no slot ${index}`);
    return slot;
  };
  const fill = (text: string): string => {
    if (!text.includes(SLOT_OPEN)) return text;
    const pieces = text.split(SLOT);
    for (let i = 1; i < pieces.length; i += 2) pieces[i] = fill(at(pieces[i]).print());
    return pieces.join("");
  };
  return {
    keep: (slot) => `${SLOT_OPEN}${kept.push(slot) - 1}${SLOT_CLOSE}`,
    of: (text) =>
      text
        .split(SLOT)
        .filter((_piece, i) => i % 2 === 1)
        .map(at),
    fill,
  };
}

const LATE = new RegExp(`${SLOT_OPEN}late-(\\d+)${SLOT_CLOSE}`, "g");

/**
 * Long texts that nobody has to read on the way: style sheets, fonts, photos. A short word stands
 * for each until the page is written, so that composing costs nothing for their length.
 */
export interface LateTexts {
  /** Keeps a text; `paper` is what stands for it in a page for print. */
  readonly keep: (text: string, paper?: string) => string;
  readonly insert: (html: string, medium: Medium) => string;
}

/** A text without the words that stand for long ones: ";" in place of each. */
export function withoutLate(text: string): string {
  return text.replace(LATE, ";");
}

/** What a page is written for. */
export type Medium = "paper" | "screen";

export function makeLateTexts(): LateTexts {
  const kept: Record<Medium, string>[] = [];
  return {
    keep: (screen, paper = screen) =>
      `${SLOT_OPEN}late-${kept.push({ screen, paper }) - 1}${SLOT_CLOSE}`,
    insert: (html, medium) =>
      html.replace(LATE, (_all, index: string) => kept[Number(index)]?.[medium] ?? ""),
  };
}
