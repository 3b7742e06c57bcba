import { expect, test } from "@playwright/test";
import { readProducts, readShare } from "@/domain/product-list";

const namesOf = (text: string) => readProducts(text).map(({ name }) => name);
const sharesOf = (text: string) => readProducts(text).map(({ name, shareBasisPoints }) => [name, shareBasisPoints]);

test("a product keeps what stands in its brackets, and brackets left open hold nothing together", () => {
  expect(readProducts("化学品（甲醇、乙醇）(0.6)；其他(0.4)")).toEqual([
    { name: "化学品(甲醇、乙醇)", shareBasisPoints: 6000 },
    { name: "其他", shareBasisPoints: 4000 },
  ]);
  expect(namesOf("材料（钢（板；管）、铝）；叶片")).toEqual(["材料(钢(板;管)、铝)", "叶片"]);
  expect(namesOf("叶片（大、中；塔筒）、轴承")).toEqual(["叶片(大、中;塔筒)", "轴承"]);
  expect(namesOf("叶片（大、中；塔筒")).toEqual(["叶片(大", "中", "塔筒"]);
});

test("only a percent sign or a fraction makes a number a share, which may be above the whole", () => {
  for (const name of ["尼龙(66)", "碳纤维(700)", "甲(30)", "甲(1)", "螺栓(M8)", "甲(2023年)", "甲(约60%)"])
    expect(sharesOf(name)).toEqual([[name, null]]);
  for (const [written, share] of [
    ["甲(60%)", 6000],
    ["甲（60.5 %）", 6050],
    ["甲(占比40%)", 4000],
    ["甲（占营业收入比例：40%）", 4000],
    ["甲60%", 6000],
    ["甲 60%", 6000],
    ["甲：60%", 6000],
    ["甲占比60%", 6000],
    ["甲(0.644)", 6440],
    ["甲(-0.012)", -120],
    ["甲(1.000)", 10_000],
    ["甲(1.165)", 11_650],
    ["甲(6600%)", null],
  ] as const)
    expect(sharesOf(written), written).toEqual([["甲", share]]);
  expect(sharesOf("PA66 30%")).toEqual([["PA66", 3000]]);
});

test("a comma parts products, but not the numbers of one, what stands in brackets, or a sentence", () => {
  expect(namesOf("甲,乙，丙、丁")).toEqual(["甲", "乙", "丙", "丁"]);
  for (const name of ["1,4-丁二醇", "4,4-二氯二苯砜", "N,N-二甲基甲酰胺", "2,N-甲", "化学品(甲醇,乙醇)"])
    expect(namesOf(`叶片，${name},塔筒`), name).toEqual(["叶片", name, "塔筒"]);
  const sentence = "主要从事叶片的研发,制造。产品销往全国,并出口";
  expect(namesOf(sentence)).toEqual([sentence]);
  expect(namesOf("甲，乙。")).toEqual(["甲", "乙"]);
});

test("the numbering of a list is no part of its products", () => {
  for (const list of ["1.甲；2.乙", "1、甲；2、乙", "（1）甲；（2）乙", "①甲②乙", "1) 甲\n2) 乙", "1.甲,2.乙"])
    expect(namesOf(list), list).toEqual(["甲", "乙"]);
  for (const name of ["1,4-丁二醇", "2.4-二氯苯酚", "3D打印机", "5G模组", "1-丁烯"])
    expect(namesOf(name)).toEqual([name]);
});

test("a share in a column of its own needs a percent sign in its cell or heading, or is a fraction", () => {
  for (const [cell, heading, share] of [
    ["60%", "占比", 6000],
    ["0.6", "占比", 6000],
    ["60", "占比（%）", 6000],
    ["0.5", "占比％", 50],
    ["60.25％", "收入占比", 6025],
  ] as const)
    expect(readShare(cell, heading), `${heading} ${cell}`).toBe(share);
  for (const cell of ["60", "1", "6600%", "约六成", ""]) expect(readShare(cell, "占比"), cell).toBeNull();
});
