import { describe, expect, it } from "vitest";
import { usualPlaces } from "../../src/press/system-browsers.ts";

describe("usualPlaces", () => {
  it("goes through the PATH of Linux, Chrome first, each folder once", () => {
    const places = usualPlaces({ PATH: "/usr/bin::/snap/bin:/usr/bin" }, "linux");
    expect(places.slice(0, 2)).toEqual([
      "/usr/bin/google-chrome-stable",
      "/snap/bin/google-chrome-stable",
    ]);
    expect(places).toContain("/usr/bin/microsoft-edge");
    expect(places).toContain("/opt/google/chrome/google-chrome");
    expect(new Set(places).size).toBe(places.length);
  });

  it("knows the applications of macOS, the user's own too", () => {
    const places = usualPlaces({ HOME: "/Users/a" }, "darwin");
    expect(places.slice(0, 2)).toEqual([
      "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
      "/Users/a/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ]);
  });

  it("knows the program folders of Windows", () => {
    const environment = { PROGRAMFILES: "P", "PROGRAMFILES(X86)": "P86", LOCALAPPDATA: "L" };
    const places = usualPlaces(environment, "win32").map((path) => path.replaceAll("\\", "/"));
    expect(places[0]).toBe("P/Google/Chrome/Application/chrome.exe");
    expect(places).toContain("P86/Microsoft/Edge/Application/msedge.exe");
    expect(usualPlaces({}, "win32")).toEqual([]);
  });
});
