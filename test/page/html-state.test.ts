import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readHtml, settle } from "../../src/page/html-reader.ts";
import { describeState, samePlace, TEXT } from "../../src/page/html-state.ts";

describe("readHtml", () => {
  test.each([
    ["<p>Growth ", "in text"],
    ["<p>a < b ", "in text"],
    ["<p>a <", 'after "<"'],
    ["<p", "in the tag <p>"],
    ["<p ", "in the tag <p>"],
    ["</p ", "in the tag <p>"],
    ["<p cla", "after the attribute cla"],
    ["<p class", "after the attribute class"],
    ["<p class=", "before the value of class"],
    ["<p class=wi", "in the unquoted value of class"],
    ["<p class='wi", "in the value of class"],
    ['<p CLASS = "a > b', "in the value of class"],
    ['<p class="a"', "in the tag <p>"],
    ['<br class="a"/>', "in text"],
    ["<title>On ", "in <title>"],
    ["<title>On <b> ", "in <title>"],
    ["<title>On</title >", "in text"],
    ["<script>if (a < b) ", "in <script>"],
    ["<style>p { content: ", "in <style>"],
    ["<!-- a > b ", "in an HTML comment"],
    ["<!-- a --> b", "in text"],
    ["<!DOCTYPE ", "in a declaration"],
    ["<!DOCTYPE html>", "in text"],
  ])("%s leads %s", (text, place) => {
    expect(describeState(readHtml(TEXT, text))).toBe(place);
  });

  test.each([
    ['<style>a { content: "x ', "double"],
    ["<style>a { content: 'x ", "single"],
    ["<style>a { content: 'x' ", "rules"],
    ['<style>/* " */ a ', "rules"],
    ["<style>/* it's ", "comment"],
    ['<style>a { content: "\\" ', "double"],
  ])("%s is in the style sheet's %s", (text, css) => {
    expect(readHtml(TEXT, text).css).toBe(css);
  });

  test("a text read in two pieces, cut where a mustache could stand, leads to the same place", () => {
    const piece = fc.constantFrom(
      "<p>",
      "a ",
      '<p class="',
      "x ",
      '" ',
      ">",
      "</p>",
      "<title>",
      "</title>",
    );
    fc.assert(
      fc.property(fc.array(piece), fc.array(piece), (first, second) => {
        const cut = readHtml(readHtml(TEXT, first.join("")), second.join(""));
        const whole = readHtml(TEXT, [...first, ...second].join(""));
        expect(samePlace(settle(cut), settle(whole))).toBe(true);
      }),
    );
  });
});
