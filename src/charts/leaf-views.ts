import { VIEW_LISTS } from "./fields.ts";
import { isObject, type JsonObject } from "./record.ts";

/** A view with a mark, and the encoding that it has from itself and the views around it. */
export interface LeafView {
  /** "bar", "line" … */
  readonly mark: string;
  readonly encoding: JsonObject;
}

/** The views that draw, in their order. */
export function leafViews(view: unknown, outer: JsonObject = {}): LeafView[] {
  if (!isObject(view)) return [];
  const encoding = { ...outer, ...(isObject(view.encoding) ? view.encoding : {}) };
  const inner = [...VIEW_LISTS.flatMap((key) => listOf(view[key])), ...listOf([view.spec])];
  const mark = isObject(view.mark) ? view.mark.type : view.mark;
  const own = typeof mark === "string" ? [{ mark, encoding }] : [];
  return [...own, ...inner.flatMap((child) => leafViews(child, encoding))];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The field of a channel, undefined where it has none. */
export function channelField({ encoding }: LeafView, channel: string): string | undefined {
  const definition = encoding[channel];
  if (!isObject(definition)) return undefined;
  return typeof definition.field === "string" ? definition.field : undefined;
}
