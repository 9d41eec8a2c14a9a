import { SLOT_CLOSE, SLOT_OPEN } from "./escape.ts";

const SLOT = new RegExp(`${SLOT_OPEN}(\\d+)${SLOT_CLOSE}`, "g");

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

export interface Slot {
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
  const fill = (text: string): string =>
    text.replace(SLOT, (_all, index: string) => fill(at(index).print()));
  return {
    keep: (slot) => `${SLOT_OPEN}${kept.push(slot) - 1}${SLOT_CLOSE}`,
    of: (text) => [...text.matchAll(SLOT)].map((found) => at(found[1])),
    fill,
  };
}
