import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { finishHere } from "../../src/pdf/finished.ts";
import { type Finisher, openFinisher } from "../../src/pdf/finisher.ts";
import { openPress } from "../../src/press/press.ts";
import { everyConstruct, metadataOf } from "./pages.ts";

/** As it is compiled. */
const SCRIPT = new URL("../../dist/pdf/finish-thread.js", import.meta.url);

const page = everyConstruct();
const metadata = metadataOf(page.headings);

describe("a thread that finishes prints", () => {
  let raw: Uint8Array;
  let finisher: Finisher;
  beforeAll(async () => {
    const press = await openPress();
    raw = await press.print(page.html, { deadline: 30_000 });
    await press.close();
    finisher = openFinisher(SCRIPT);
  });
  afterAll(() => finisher.close());

  it("gives the bytes and the report that this thread would", async () => {
    const here = await finishHere(new Uint8Array(raw), metadata);
    const [first, second] = await Promise.all([
      finisher.finish(new Uint8Array(raw), metadata),
      finisher.finish(Buffer.concat([Buffer.alloc(8), raw]).subarray(8), metadata),
    ]);
    expect(Buffer.compare(first.pdf, here.pdf)).toBe(0);
    expect(Buffer.compare(second.pdf, here.pdf)).toBe(0);
    expect(first.report).toEqual(here.report);
  });

  it("says what is wrong with a print, each to who asked, and goes on", async () => {
    const given = [
      new Uint8Array(raw),
      Buffer.from("no print"),
      new Uint8Array(raw).slice(0, 900),
      new Uint8Array(raw),
    ];
    const outcomes = await Promise.allSettled(given.map((one) => finisher.finish(one, metadata)));
    expect(outcomes.map(({ status }) => status)).toEqual([
      ...["fulfilled", "rejected", "rejected", "fulfilled"],
    ]);
    expect(outcomes[1]).toMatchObject({ reason: { message: expect.stringContaining("%PDF-") } });
  });

  it("that is closed fails who waits; the next print has another thread", async () => {
    const waiting = finisher.finish(new Uint8Array(raw), metadata);
    const ended = expect(waiting).rejects.toThrow("has ended");
    await finisher.close();
    await ended;
    expect(
      (await finisher.finish(new Uint8Array(raw), metadata)).report.pages.length,
    ).toBeGreaterThan(0);
  });
});
