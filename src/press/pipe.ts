import type { Readable, Writable } from "node:stream";
import type { ConnectionTransport } from "./connect.ts";

/**
 * The DevTools protocol over the browser's file descriptors 3 and 4: JSON messages that end in NUL.
 * Nobody else can connect to it, and the browser quits by itself when our end is gone.
 */
export function pipeTransport(toBrowser: Writable, fromBrowser: Readable): ConnectionTransport {
  const transport: ConnectionTransport = {
    send: (message) => {
      toBrowser.write(`${message}\0`);
    },
    close: () => {
      toBrowser.end();
      fromBrowser.destroy();
    },
  };
  const split = splitMessages((message) => transport.onmessage?.(message));
  fromBrowser.on("data", split);
  fromBrowser.on("close", () => transport.onclose?.());
  for (const end of [toBrowser, fromBrowser]) end.on("error", () => transport.onclose?.());
  return transport;
}

/** Takes chunks of bytes and hands on each message that is whole; one chunk may hold many, or a part. */
export function splitMessages(deliver: (message: string) => void): (chunk: Buffer) => void {
  let parts: Buffer[] = [];
  return (chunk) => {
    let start = 0;
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const message = Buffer.concat([...parts, chunk.subarray(start, end)]).toString("utf8");
      parts = [];
      start = end + 1;
      setImmediate(deliver, message);
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  };
}
