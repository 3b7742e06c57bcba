import { expect, test } from "@playwright/test";
import { productParts, productsText, readProducts, readShare } from "@/domain/product-list";

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
  for (const name of [
    "尼龙(66)",
    "碳纤维(700)",
    "甲(30)",
    "甲(1)",
    "螺栓(M8)",
    "甲(2023年)",
    "甲(约60%)",
    "甲(75%酒精)",
  ])
    expect(sharesOf(name)).toEqual([[name, null]]);
  for (const [written, share] of [
    ["甲(60%)", 6000],
    ["甲（60.5 %）", 6050],
    ["甲(占比40%)", 4000],
    ["甲（占营业收入比例：40%）", 4000],
    ["甲：60%", 6000],
    ["甲: 60 %", 6000],
    ["甲：-1.2%", -120],
    ["甲占60%", 6000],
    ["甲占比60%", 6000],
    ["甲 - 占比：60%", 6000],
    ["甲：营业收入占比60%", 6000],
    ["甲占营业收入的比例60%", 6000],
    ["甲占主营业务收入60%", 6000],
    ["甲 营收60%", 6000],
    ["甲收入60%", 6000],
    ["甲(0.644)", 6440],
    ["甲(-0.012)", -120],
    ["甲(1.000)", 10_000],
    ["甲(1.165)", 11_650],
    ["甲(6600%)", null],
  ] as const)
    expect(sharesOf(written), written).toEqual([["甲", share]]);
});

test("without brackets a percent is a grade, unless a colon or a word for the share stands before it", () => {
  for (const name of ["萤石粉97%", "铁精粉65%", "白酒52%", "酒精 75%", "甲60%", "PA66 30%", "甲-60%"])
    expect(sharesOf(name)).toEqual([[name, null]]);
  expect(namesOf("萤石粉97%；萤石粉98%")).toEqual(["萤石粉97%", "萤石粉98%"]);
  expect(namesOf("甲、60%；占比40%")).toEqual(["甲"]);
});

test("the parts of a text are its products as written, with their shares and without their numbers", () => {
  expect(productParts("工程（土建、安装） ； 服务（设计、安装）")).toEqual([
    "工程（土建、安装）",
    "服务（设计、安装）",
  ]);
  expect(productParts("1.甲（６０％），乙：40%、\n2、丙  丁。")).toEqual(["甲（６０％）", "乙：40%", "丙  丁"]);
  expect(productParts("研发,制造。销往全国")).toEqual(["研发,制造。销往全国"]);
  expect(productParts(" ；")).toEqual([]);
});

test("a cell full of one sign is read at once", () => {
  const cellOf = (text: string) => text.repeat(Math.ceil(32_767 / text.length)).slice(0, 32_767);
  const signs = [":", " ", "　", "1", "占", "-", "%", "(", "()", "(a", "。", "1、", "主营", "1%"].map(cellOf);
  const parts = [":", "占", "-", "1", "(", "主营"].map((sign) => cellOf(`${sign.repeat(298)}%；`));
  for (const cell of [...signs, ...parts, `甲${" ".repeat(32_000)}乙`, `甲${cellOf("占")}5%`, `甲${cellOf(":")}5%`]) {
    const began = performance.now();
    readProducts(cell);
    readShare(cell, "占比（%）");
    expect(performance.now() - began, cell.slice(0, 9)).toBeLessThan(200);
  }
  expect(namesOf(`甲${" ".repeat(32_000)}乙`)).toEqual(["甲 乙"]);
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
  for (const name of ["1,4-丁二醇", "2.4-二氯苯酚", "3D打印机", "5G模组", "1-丁烯", "2、4-二氯苯酚", "1、2、4-三氯苯"])
    expect(namesOf(name)).toEqual([name]);
  expect(namesOf("叶片、2、4-二氯苯酚、尼龙66、3-氯丙烯")).toEqual(["叶片", "2、4-二氯苯酚", "尼龙66", "3-氯丙烯"]);
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

test("what a company's text of products names besides those of a list stays as it was written", () => {
  const listed = (name: string, shareBasisPoints: number | null = null) => ({ name, shareBasisPoints });
  const long = "高".repeat(310);
  for (const [products, old, text] of [
    [[listed("甲")], "", "甲"],
    [[listed("甲"), listed("乙", 6000)], "", "乙；甲"],
    [[listed("甲")], long, `甲；${long}`],
    [[listed("甲")], `${"名".repeat(210)}；甲`, `甲；${"名".repeat(210)}`],
    [[listed("甲")], "化学品（甲醇、乙醇）、丙(0.3)", "甲；化学品（甲醇、乙醇）、丙(0.3)"],
    [[listed("丙", 3000)], "化学品（甲醇、乙醇）、丙(0.3)、丁", "丙；化学品（甲醇、乙醇）；丁"],
    [[listed("甲")], "研发，制造。销往全国。", "甲；研发，制造。销往全国。"],
    [[listed("甲")], "甲、60%；乙", "甲；乙"],
    [[listed("化学品(甲醇)")], "化学品（甲醇）", "化学品(甲醇)"],
  ] as const) {
    expect(productsText(products, old), old).toBe(text);
    expect(productsText(products, text), "the same again").toBe(text);
  }
});
