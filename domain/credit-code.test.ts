import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { authorityDivision, checkCharacter, checkCreditCode } from "@/domain/credit-code";

for (const code of [
  "91350100M000100Y43",
  "91110000101623741K",
  "11150203011539802X",
  "12341700686863395A",
  "91152502MAHHKRKAE0",
]) {
  test(`the code ${code} passes its check digit`, () => {
    expect(checkCreditCode(code)).toEqual({ code, verdict: "valid", sentence: null });
  });
}

test("a code that fails its check digit warns and says a reason may be given", () => {
  const checked = checkCreditCode("91350211M0000XUF46");
  expect(checked.verdict).toBe("bad_check");
  expect(checked.sentence).toContain("可填写理由后保存");
  expect(checkCharacter("91350211M0000XUF4")).toBe("R");
});

test("a remainder of thirty-one is written as zero", () => {
  expect(checkCharacter("91152502MAHHKRKAE")).toBe("0");
});

test("full-width, lower-case and spaced codes are the same code", () => {
  expect(checkCreditCode(" ９１３５０１００ m000 100y43　")).toEqual({
    code: "91350100M000100Y43",
    verdict: "valid",
    sentence: null,
  });
});

test("what protects a code in a spreadsheet or tells its copy is no part of it", () => {
  const code = "91350203705488368J";
  const protections = [
    ...[`'${code}`, `’${code}`, `‘${code}’`, `="${code}"`, `"${code}"`, `“${code}”`, `\u200B${code}\u00A0`],
    ...[`${code}（1-1）`, `${code}(1-1)`, `${code}（1/2）`, `${code} (副本)`, `${code}副本`, `'${code}（副本）（1-1）`],
    ...["91350203-705488368J", "91350203-70548836-8J", "9135 0203 7054 8836 8J", "913502037054–88368j"],
  ];
  for (const written of protections)
    expect(checkCreditCode(written), written).toEqual({ code, verdict: "valid", sentence: null });
  expect(checkCreditCode("'350200200012345（1-1）")).toMatchObject({ code: "350200200012345", verdict: "legacy15" });
});

test("what is left without its marks and is still no code stays as written", () => {
  for (const written of ["'示例", "0479-8221234", "9135O2O3705488368J(1-1)", "350200-200012345"])
    expect(checkCreditCode(written), written).toMatchObject({ code: written, verdict: "malformed" });
  expect(checkCreditCode("'").verdict).toBe("malformed");
});

test("old registration numbers are named as such", () => {
  expect(checkCreditCode("152502000012345").verdict).toBe("legacy15");
  expect(checkCreditCode("1525022001234").verdict).toBe("legacy13");
});

test("letters outside the alphabet and wrong lengths are malformed", () => {
  expect(checkCreditCode("91350100M000100Y4O").verdict).toBe("malformed");
  expect(checkCreditCode("91350100M000100Y4").verdict).toBe("malformed");
});

test("a code made up to fill the column is malformed and says so", () => {
  const madeUp = ["0".repeat(18), "0".repeat(15), "1".repeat(15), "9".repeat(13), "A".repeat(18), "123456789012345678"];
  for (const code of [...madeUp, "123456789012345", "1234567890123", "0123456789ABCDEFGH", "911525020000000000"]) {
    const checked = checkCreditCode(code);
    expect(checked.verdict).toBe("malformed");
    expect(checked.sentence).toContain("不是真实代码");
    expect(authorityDivision(code)).toBeNull();
  }
});

test("an empty cell, N/A and a dash are not entered, without a warning", () => {
  for (const cell of ["", "  ", "N/A", "-", "无"]) {
    expect(checkCreditCode(cell)).toEqual({ code: "", verdict: "empty", sentence: null });
  }
});

test("the code carries the registering authority's division in characters three to eight", () => {
  expect(authorityDivision("91152502MAHHKRKAE0")).toBe("152502");
  expect(authorityDivision("152525000012345")).toBe("152525");
  expect(authorityDivision("未知")).toBeNull();
});

test("changing any single character of the first seventeen breaks the check", () => {
  const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  const body = fc.array(fc.constantFrom(...alphabet), { minLength: 17, maxLength: 17 }).map((c) => c.join(""));
  fc.assert(
    fc.property(body, fc.nat(16), fc.integer({ min: 1, max: 30 }), (first17, at, shift) => {
      const other = alphabet.charAt((alphabet.indexOf(first17.charAt(at)) + shift) % 31);
      const changed = first17.slice(0, at) + other + first17.slice(at + 1);
      expect(checkCharacter(changed)).not.toBe(checkCharacter(first17));
    }),
  );
});
