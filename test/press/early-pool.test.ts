import { expect, test } from "vitest";
import { earlyPool } from "../../src/press/early-pool.ts";

const PAGE = "<!DOCTYPE html><html lang=en><head><title>One</title></head><body>One</body></html>";

test("prints with the browser that was started before", async () => {
  const early = earlyPool({ lanes: 1 });
  await early.start();
  await early.start();
  try {
    const pool = await early.ready();
    expect(await early.ready()).toBe(pool);
    const pdf = await pool.lend((press) => press.print(PAGE, { deadline: 30_000 }));
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe("%PDF-");
  } finally {
    await early.close();
  }
});

test("ends a browser that is still starting", async () => {
  const early = earlyPool({ lanes: 1 });
  const started = early.start();
  await early.close();
  await started;
  const closed = await early.ready();
  await expect(closed.lend(async () => "printed")).rejects.toThrow(/closed/);
});

test("is closed without a browser where none was started", async () => {
  await expect(earlyPool().close()).resolves.toBeUndefined();
});

test("starts nothing once it is closed: nobody would end it, and the process with it", async () => {
  const early = earlyPool({ lanes: 1 });
  await early.close();
  await early.start();
  await expect(early.ready()).rejects.toThrow(/closed/);
});

test("tells what went wrong where the pool is asked for", async () => {
  const early = earlyPool({ lanes: 1, fontconfig: "/nowhere/fonts.conf" });
  await early.start();
  await expect(early.ready()).rejects.toThrow();
  await early.close();
});
