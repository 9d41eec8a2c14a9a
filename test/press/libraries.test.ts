import { describe, expect, it } from "vitest";
import { installLine, missingLibraries, parseMissing } from "../../src/press/libraries.ts";

const TRACE = `	linux-vdso.so.1 (0x00007ffd5a5f2000)
	libnspr4.so => not found
	libnss3.so => not found
	libm.so.6 => /lib/x86_64-linux-gnu/libm.so.6 (0x00007f34f29c7000)
	libexpat.so.1 => not found
	libnss3.so => not found
	/lib64/ld-linux-x86-64.so.2 (0x00007f34feb53000)
`;

describe("parseMissing", () => {
  it("names what the loader doesn't find, each once", () => {
    expect(parseMissing(TRACE)).toEqual(["libnspr4.so", "libnss3.so", "libexpat.so.1"]);
    expect(parseMissing("Chromium 147.0.7727.0\n")).toEqual([]);
  });
});

describe("missingLibraries", () => {
  it("finds nothing missing for the program that runs this test", async () => {
    expect(await missingLibraries(process.execPath)).toEqual([]);
  });

  it("asks nothing of what isn't a program", async () => {
    expect(await missingLibraries("/nowhere/chrome")).toEqual([]);
  });
});

describe("installLine", () => {
  it.each([
    ["/usr/bin/apt-get", "apt-get install libexpat1 libnspr4 libnss3"],
    ["/usr/bin/dnf", "dnf install expat nspr nss"],
    ["", "install the packages that hold libnspr4.so, libnss3.so, libexpat.so.1"],
  ])("is the one line of a system with %s", (manager, expected) => {
    expect(installLine(parseMissing(TRACE), (path) => path === manager)).toBe(expected);
  });
});
