import { expect, test } from "@playwright/test";
import fc from "fast-check";
import { emptyDossier, fieldKeys, fieldOf } from "@/domain/dossier";
import { draftOf, echoOf, readDraft, readDrafts, sumWords } from "@/domain/field-draft";
import { missingFor } from "@/domain/gate";
import { yuan } from "@/domain/money";

test("an amount box opened and left alone stores the same yuan", () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10 ** 13 }), fc.constantFrom("investmentYuan", "taxYuan"), (amount, key) => {
      const read = readDraft(key, draftOf({ ...emptyDossier, [key]: yuan(amount) }, key));
      expect(read).toMatchObject({ ok: true, value: amount });
    }),
  );
});

test("every empty box says nothing, and never zero", () => {
  for (const key of fieldKeys) {
    if (["check"].includes(fieldOf(key).kind) || ["name", "companyId", "linkId", "ownerUnitId"].includes(key)) continue;
    expect(readDraft(key, draftOf(emptyDossier, key)), key).toMatchObject({ ok: true, value: null });
  }
});

test("an amount is echoed in the other unit", () => {
  expect(echoOf({ text: "12.60", unit: "亿元" })).toBe("即 126,000 万元");
  expect(echoOf({ text: "5200", unit: "万元" })).toBe("即 0.52 亿元");
  expect(echoOf({ text: "１２０００万", unit: "亿元" })).toBe("即 12,000 万元");
  expect(echoOf({ text: "十二", unit: "亿元" })).toBeNull();
});

test("shares are summed while they are typed and say what is lacking", () => {
  expect(sumWords([{ id: "a", text: "99.5" }])).toEqual({ words: "合计 99.50%，还差 0.50%", isWhole: false });
  expect(
    sumWords([
      { id: "a", text: "60" },
      { id: "b", text: "40.00%" },
    ]),
  ).toEqual({ words: "合计 100.00%", isWhole: true });
});

test("a row without its unit, and a percent that is none, are said and not sent", () => {
  expect(readDraft("bannerShares", [{ id: "", text: "40" }])).toEqual({
    ok: false,
    sentence: "请选择产业或旗县市区。",
  });
  expect(readDraft("bannerShares", [{ id: "152526", text: "四十" }])).toMatchObject({ ok: false });
  expect(
    readDraft("bannerShares", [
      { id: "152526", text: "100" },
      { id: "", text: "" },
    ]),
  ).toMatchObject({ value: [{ id: "152526", basisPoints: 10_000 }] });
});

test("what is typed is judged by the gate before it is sent", () => {
  const typed = { studyOpinion: "符合", investmentYuan: { text: "1.2", unit: "亿元" as const }, jobs: "三十" };
  const { dossier, fields, issues } = readDrafts(emptyDossier, typed);
  expect(dossier.investmentYuan).toBe(120_000_000);
  expect(missingFor(dossier, "studied").map(({ field }) => field)).not.toContain("investmentYuan");
  expect(Object.keys(fields)).toEqual(["studyOpinion", "investmentYuan"]);
  expect(issues).toEqual({ jobs: "请填写整数，不带单位。" });
});
