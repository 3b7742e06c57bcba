import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { bigrams } from "@/domain/bigram";
import { expect, test } from "./fixtures";
import { founderOf } from "./founding";

const migration = readFileSync(join(import.meta.dirname, "migrations", "0010_grams_as_numbers.sql"), "utf8");
const [unitsOf = "", numbersOf = ""] = migration.split("--> statement-breakpoint");

/** What a directory of before held: every two neighbouring characters as a text. */
const pairsOf = (text: string) => {
  const characters = Array.from(text);
  return characters.slice(1).map((character, at) => `${characters[at]}${character}`);
};

test("the texts of earlier directories become the very numbers a company is searched by now", async ({ database }) => {
  const letter = fc.constantFrom("风", "电", "叶", "片", "a", "1", "𬭁", "𠮷", "龘");
  const words = fc.sample(fc.array(letter, { minLength: 2, maxLength: 6 }), { numRuns: 60, seed: 7 });
  const founder = founderOf(database.url);
  await founder.driver.begin(async (tx) => {
    await tx.unsafe(unitsOf);
    await tx.unsafe(numbersOf);
    for (const word of words.map((characters) => characters.join(""))) {
      const [row] = await tx<{ grams: number[] }[]>`select pg_temp.numbers_of(${pairsOf(word)}::text[]) as grams`;
      expect([...(row?.grams ?? [])].sort(), word).toEqual(bigrams(word).sort());
    }
  });
  await founder.end();
});
