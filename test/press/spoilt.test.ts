import { cp, mkdtemp, open, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import { expect, it } from "vitest";
import { bundledBrowser } from "../../src/press/bundle.ts";
import { findBrowser, thisMachine } from "../../src/press/find.ts";
import { openPress } from "../../src/press/press.ts";
import { isWhole, unpackBrowser } from "../../src/press/unpack.ts";
import { cacheFolder } from "../../src/workspace/cache.ts";

const found = await findBrowser(thisMachine());

it.runIf(found.source === "bundled")(
  "a bundled browser that was spoilt at equal size is unpacked anew when it doesn't start",
  async () => {
    const bundle = bundledBrowser();
    if (bundle === undefined) throw new Error("the bundled browser was found a moment ago");
    const { folder } = await unpackBrowser(bundle, await cacheFolder());
    const cache = await mkdtemp(join(tmpdir(), "bulletin-test-"));
    const copy = join(cache, basename(folder));
    await cp(folder, copy, { recursive: true });
    const program = await open(join(copy, "chrome-headless-shell"), "r+");
    await program.write(Buffer.alloc(1 << 20), 0, 1 << 20, 0);
    await program.close();
    expect(await isWhole(copy)).toBe(true);
    expect(await isWhole(copy, true)).toBe(false);
    const press = await openPress({ cache });
    expect(press.version).toContain("147.");
    expect(await isWhole(copy, true)).toBe(true);
    await press.close();
    await rm(cache, { recursive: true });
  },
);
