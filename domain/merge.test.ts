import { expect, test } from "@playwright/test";
import { differingFields, fieldsToTake, type MergeSide, mergeSchema, obstacleSentence } from "@/domain/merge";

const side = (fields: Partial<MergeSide>): MergeSide => ({
  id: "",
  version: 1,
  name: "示例有限公司",
  creditCode: null,
  codeVerdict: "empty",
  foreignNo: null,
  place: "",
  address: null,
  capitalRaw: null,
  capitalYuan: null,
  foundedOn: null,
  companyType: null,
  products: "",
  scope: "",
  isProspect: true,
  dataOn: "2026-01-01",
  handEdited: [],
  updatedAt: "",
  hanging: {} as MergeSide["hanging"],
  hasHiddenWork: false,
  ...fields,
});

test("a field only one side has filled is taken from that side", () => {
  expect(fieldsToTake(side({ scope: "风电" }), side({ products: "叶片" }))).toEqual(["products"]);
});

test("what a person wrote is kept against a newer import", () => {
  const byHand = side({ scope: "甲", handEdited: ["scope"] });
  const newer = side({ scope: "乙", dataOn: "2026-09-01" });
  expect(fieldsToTake(byHand, newer)).toEqual([]);
  expect(fieldsToTake(newer, byHand)).toEqual(["scope"]);
  const capital = side({ capitalYuan: 1_000_000, handEdited: ["capital"] });
  expect(fieldsToTake(capital, side({ capitalYuan: 9_000_000, dataOn: "2026-09-01" }))).toEqual([]);
});

test("otherwise the newer data wins, and of equal age the kept company stays as it is", () => {
  expect(fieldsToTake(side({ scope: "甲" }), side({ scope: "乙", dataOn: "2026-02-01" }))).toEqual(["scope"]);
  expect(fieldsToTake(side({ scope: "甲" }), side({ scope: "乙" }))).toEqual([]);
});

test("a valid code is preferred to one that fails its check, whatever its age", () => {
  const bad = side({ creditCode: "91A", codeVerdict: "malformed", dataOn: "2026-09-01" });
  const good = side({ creditCode: "91B", codeVerdict: "valid" });
  expect(fieldsToTake(bad, good)).toEqual(["creditCode"]);
  expect(fieldsToTake(good, bad)).toEqual([]);
});

test("the same amount written in two ways is no difference", () => {
  const written = (capitalRaw: string) => side({ capitalRaw, capitalYuan: 10_000_000 });
  expect(differingFields(written("1000万元"), written("1,000.00 万人民币"))).toEqual([]);
});

test("obstacles to taking a merge back name what to look at and what to do", () => {
  const sentence = obstacleSentence([
    { kind: "field", detail: "capital_yuan" },
    { kind: "field", detail: "capital_raw" },
    { kind: "project", detail: "" },
  ]);
  expect(sentence).toBe(
    "不能撤销：合并后有人改过注册资本，撤销会覆盖这些修改，请先改回合并时的内容。合并时移来的项目已改了投资方，请先改回；涉及其他单位的，请联系盟招商主管部门。",
  );
  expect(obstacleSentence([{ kind: "later", detail: "示例乙" }])).toContain("请先撤销那次合并");
  expect(obstacleSentence([])).toContain("请刷新");
});

test("a field outside the list cannot be taken", () => {
  const ids = { keptId: crypto.randomUUID(), goneId: crypto.randomUUID(), seenKept: 1, seenGone: 1 };
  expect(mergeSchema.safeParse({ ...ids, take: ["merged_into"] }).success).toBe(false);
});
