import { describe, expect, it } from "vitest";
import { readTar } from "../../src/press/tar.ts";
import { tarOf } from "./archive.ts";

describe("readTar", () => {
  it("reads files, their bits and their content over block limits", () => {
    const long = "x".repeat(1_000);
    const archive = tarOf([
      { path: "lib/", type: "5", content: "" },
      { path: "lib/libnss3.so", mode: 0o755, content: long },
      { path: "lib/libnss3.chk", mode: 0o644, content: "" },
    ]);
    expect(
      readTar(archive).map(({ path, executable, content }) => [
        path,
        executable,
        Buffer.from(content).toString(),
      ]),
    ).toEqual([
      ["lib/libnss3.so", true, long],
      ["lib/libnss3.chk", false, ""],
    ]);
  });

  it.each([
    ["a path that climbs", { path: "lib/../../etc/passwd" }, "leaves it: lib/../../etc/passwd"],
    ["an absolute path", { path: "/etc/passwd" }, "leaves it: /etc/passwd"],
    ["a symbolic link", { path: "lib/x", type: "2" }, 'entry of the type "2"'],
  ])("refuses %s", (_name, entry, message) => {
    expect(() => readTar(tarOf([entry]))).toThrow(message);
  });

  it("refuses an archive that was cut or altered", () => {
    const archive = tarOf([{ path: "a", content: "x".repeat(600) }]);
    expect(() => readTar(archive.subarray(0, 1_024))).toThrow("cut off");
    expect(() => readTar(archive.subarray(0, 1_536))).toThrow("closing block");
    const altered = Uint8Array.from(archive);
    altered[0] = 98;
    expect(() => readTar(altered)).toThrow("checksum");
  });
});
