import { PassThrough } from "node:stream";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { pipeTransport, splitMessages } from "../../src/press/pipe.ts";

const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe("splitMessages", () => {
  it("gives the messages whole and in order, however the bytes are cut", async () => {
    const messages = fc.array(fc.string({ unit: "grapheme" }).filter((s) => !s.includes("\0")));
    await fc.assert(
      fc.asyncProperty(messages, fc.array(fc.nat(20)), async (sent, cuts) => {
        const got: string[] = [];
        const split = splitMessages((message) => got.push(message));
        let bytes = Buffer.from(sent.map((message) => `${message}\0`).join(""));
        for (const cut of cuts) {
          split(bytes.subarray(0, cut));
          bytes = bytes.subarray(cut);
        }
        split(bytes);
        await settled();
        expect(got).toEqual(sent);
      }),
      { numRuns: 50 },
    );
  });

  it("keeps back a message that isn't finished", async () => {
    const got: string[] = [];
    splitMessages((message) => got.push(message))(Buffer.from("one\0tw"));
    await settled();
    expect(got).toEqual(["one"]);
  });
});

describe("pipeTransport", () => {
  it("ends what it sends with NUL and tells when the other end closes", async () => {
    const [to, from] = [new PassThrough(), new PassThrough()];
    const transport = pipeTransport(to, from);
    let closed = 0;
    transport.onclose = () => {
      closed += 1;
    };
    transport.send('{"id":1}');
    expect(to.read()?.toString()).toBe('{"id":1}\0');
    from.destroy();
    await settled();
    expect(closed).toBe(1);
  });
});
