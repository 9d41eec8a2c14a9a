// Puppeteer's own connection, by itself: the whole of Puppeteer takes ten times as long to import.
import type { CDPSession } from "puppeteer-core/internal/api/CDPSession.js";
import { Connection } from "puppeteer-core/internal/cdp/Connection.js";
import type { ConnectionTransport } from "puppeteer-core/internal/common/ConnectionTransport.js";

export type { CDPSession, ConnectionTransport };

/** A browser that is spoken to. */
export interface Connected {
  /** "Chrome/147.0.7727.0". */
  readonly version: string;
  /** A session with the browser's first page, or with a new one where that is taken. */
  openSession(): Promise<CDPSession>;
}

/** Speaks to a browser through a transport. No call has a time limit of its own: `inTime` has it. */
export async function connect(transport: ConnectionTransport): Promise<Connected> {
  const connection = new Connection("", transport, 0, 0);
  const [{ product }, { targetInfos }] = await Promise.all([
    connection.send("Browser.getVersion"),
    connection.send("Target.getTargets"),
  ]);
  let first = targetInfos.find(({ type }) => type === "page");
  return {
    version: product.replace(/^Headless/, ""),
    openSession: async () => {
      const given = first;
      first = undefined;
      return await connection.createSession(given ?? (await newTarget(connection)));
    },
  };
}

async function newTarget(connection: Connection) {
  const { targetId } = await connection.send("Target.createTarget", { url: "about:blank" });
  return (await connection.send("Target.getTargetInfo", { targetId })).targetInfo;
}
