import { describe, expect, it } from "vitest";
import { sealed } from "../../src/press/seal.ts";

describe("sealed", () => {
  it.each(["<head>", '<head lang="en">', "<HEAD>"])("puts its policy first after %s", (head) => {
    const html = sealed(`<!doctype html><html>${head}<title>x</title></head></html>`);
    expect(html).toMatch(
      /<head[^>]*><meta http-equiv="Content-Security-Policy" content="default-src 'none'; [^"]*"><style>@media screen\{html\{display:none\}\}<\/style><title>/i,
    );
  });

  it("lays out for the screen only when asked", () => {
    expect(sealed("<head></head>", true)).not.toContain("@media screen");
  });

  it("takes no <header> for a head", () => {
    expect(() => sealed("<html><header></header></html>")).toThrow("has no <head>");
  });
});
