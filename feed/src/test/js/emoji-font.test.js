import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { test } from "node:test";
import { emojisIn, split } from "../../main/resources/META-INF/resources/emoji-font/emojis.js";
import { subsetOf } from "../../main/resources/META-INF/resources/emoji-font/subsets.js";

const CATALOGUE = new URL(
  "../../../../contract/src/main/resources/dev/emojistreaming/contract/emoji-18.0-rgi.txt",
  import.meta.url,
);
const BUNDLED = new URL("../../../target/emoji-font/emoji-font.json", import.meta.url);

const catalogue = () => readFileSync(CATALOGUE, "utf8").split("\n").filter((line) => line && !line.startsWith("# "));

const FLAGS = { file: "flags", ranges: "U+1f1e6-1f1ff" };
const SYMBOLS = { file: "symbols", ranges: "U+23,U+30-39,U+200d, U+20e3, U+2764, U+fe0f" };
const PEOPLE = { file: "people", ranges: "U+200d,U+2764,U+fe0f,U+1f466-1f469,U+1fae0-1faea" };
const SUBSETS = [FLAGS, SYMBOLS, PEOPLE];

test("every emoji is found, also those that are newer than the browser", () => {
  assert.ok(catalogue().length > 3_900);
  for (const emoji of catalogue()) {
    assert.deepEqual(emojisIn(emoji), [emoji]);
  }
});

test("a name is not an emoji", () => {
  for (const name of ["goal", ":wicket:", "42", "#1", "Acme™ ©2026", "ゴール", "加油", "🇮", ""]) {
    assert.deepEqual(emojisIn(name), []);
  }
});

test("emojis that follow each other are separate", () => {
  assert.deepEqual(split("👍🏽 12 🇮🇳🇫🇷❤️1️⃣"), ["👍🏽", " 12 ", "🇮🇳", "🇫🇷", "❤️", "1️⃣"]);
  assert.deepEqual(split(""), []);
});

test("the subset has all code points of the emoji", () => {
  assert.equal(subsetOf("🇮🇳", SUBSETS, new Set()), FLAGS);
  assert.equal(subsetOf("👨‍👩‍👧‍👦", SUBSETS, new Set()), PEOPLE);
  assert.equal(subsetOf("1️⃣", SUBSETS, new Set()), SYMBOLS);
  assert.equal(subsetOf("🫪", SUBSETS, new Set()), PEOPLE);
  assert.equal(subsetOf("🫫", SUBSETS, new Set()), undefined);
});

test("a subset that is used already comes first", () => {
  assert.equal(subsetOf("❤️", SUBSETS, new Set()), SYMBOLS);
  assert.equal(subsetOf("❤️", SUBSETS, new Set(["people"])), PEOPLE);
});

test("the bundled font has every emoji except one", { skip: !existsSync(BUNDLED) }, () => {
  const { subsets } = JSON.parse(readFileSync(BUNDLED, "utf8"));
  const missing = catalogue().filter((emoji) => !subsetOf(emoji, subsets, new Set()));
  assert.deepEqual(missing, ["👪"]);
});
