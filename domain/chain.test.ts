import { expect, test } from "@playwright/test";
import chainJson from "@/db/seed/xilingol/chains.json" with { type: "json" };
import planJson from "@/db/seed/xilingol/plan.json" with { type: "json" };
import { assessLinkSchema, assessmentFault, clauseSituation, demandWords, situationWords } from "@/domain/chain";
import { type ChainPack, chainPackSchema, readChainPack } from "@/domain/chain-pack";
import { planPackSchema } from "@/domain/plan";

const plan = planPackSchema.parse(planJson);
const pack = chainPackSchema.parse(chainJson);
const links = pack.chains.flatMap((row) => row.links);
const linkNamed = (id: string) => {
  const link = links.find((row) => row.id === id);
  if (!link) throw new Error(`no link ${id}`);
  return link;
};
const broken = (change: (copy: ChainPack) => void) => {
  const copy = structuredClone(pack);
  change(copy);
  const reading = readChainPack(copy, plan);
  return reading.ok ? [] : reading.problems;
};
const firstChain = (copy: ChainPack) => {
  const [chain] = copy.chains;
  if (!chain) throw new Error("no chain");
  return chain;
};
const firstLink = (copy: ChainPack) => {
  const [link] = firstChain(copy).links;
  if (!link) throw new Error("no link");
  return link;
};

test("the shipped chain map is accepted whole", () => {
  const reading = readChainPack(chainJson, plan);
  expect(reading.ok ? [] : reading.problems).toEqual([]);
});

test("31 chains carry 258 links, 141 of them named by the document, and 297 edges", () => {
  expect(pack.chains).toHaveLength(31);
  expect(links).toHaveLength(258);
  expect(links.filter((row) => row.source === "policy")).toHaveLength(141);
  expect(links.filter((row) => row.status === "unassessed")).toHaveLength(117);
  expect(pack.chains.flatMap((row) => row.edges)).toHaveLength(297);
  expect(pack.crossLinks).toHaveLength(27);
});

test("every industry has a chain and every link the document names is on one", () => {
  const industries = new Set(pack.chains.map((row) => row.industryId));
  expect(plan.industries.filter((row) => !industries.has(row.id))).toEqual([]);
  const used = new Set(links.flatMap((row) => row.policyLinkIds));
  expect(plan.policyLinks.filter((row) => !used.has(row.id))).toEqual([]);
});

test("only 叶片 and 塔筒 are to have a capacity gap filled", () => {
  const filled = links.filter((row) => row.status === "gap_fill").map((row) => row.name);
  expect(filled.map((name) => name.slice(0, 2))).toEqual(["叶片", "塔筒"]);
  expect(demandWords.gap_fill).toBe("补齐");
});

test("each of the six products named twice has one default home, to be confirmed", () => {
  expect(pack.linkRoutes.map((row) => [row.product, row.homeLinkId, row.status])).toEqual([
    ["正极材料", "CH-606-D", "default"],
    ["负极材料", "CH-606-E", "default"],
    ["电芯、锂电池", "CH-606-G", "default"],
    ["锂资源与锂盐", "CH-606-A", "default"],
    ["储能系统", "CH-304-I", "default"],
    ["电池铝箔", "CH-402-G", "default"],
  ]);
});

test("the clause says of 电芯 that it exists and is wanted, and says so only as the clause", () => {
  const cell = linkNamed("CH-304-H");
  expect(clauseSituation([cell.status, ...cell.alsoStatuses])).toEqual({
    isPresent: true,
    isShort: true,
    words: "条款所述：有且缺",
  });
});

test("补齐 means present and short, 引进 short, 已有 present; 谋划 and 未评估 say nothing", () => {
  expect(clauseSituation(["gap_fill"]).words).toBe("条款所述：有且缺");
  expect(clauseSituation(["introduce"]).words).toBe("条款所述：缺");
  expect(clauseSituation(["existing"]).words).toBe("条款所述：有");
  expect(clauseSituation(["resource"]).words).toBeNull();
  expect(clauseSituation(["plan"]).words).toBeNull();
  expect(clauseSituation(["unassessed"]).words).toBeNull();
});

test("presence and shortfall are told separately, and neither answered is 未评估", () => {
  expect(situationWords("some", "yes")).toBe("有，有缺口");
  expect(situationWords("none", null)).toBe("无");
  expect(situationWords(null, "no")).toBe("无缺口");
  expect(situationWords(null, null)).toBe("未评估");
});

const faults: { fault: string; change: (copy: ChainPack) => void; path: string; reason: RegExp }[] = [
  {
    fault: "an industry the plan does not know",
    change: (copy) => {
      firstChain(copy).industryId = "I999";
    },
    path: "chains.0.industryId",
    reason: /I999/,
  },
  {
    fault: "an industry of another cluster",
    change: (copy) => {
      firstChain(copy).clusterId = "C2";
    },
    path: "chains.0.clusterId",
    reason: /属于集群“C1”/,
  },
  {
    fault: "an edge to a link of another chain",
    change: (copy) => {
      firstChain(copy).edges.push(["CH-101-A", "CH-302-L"]);
    },
    path: "chains.0.edges.10",
    reason: /没有环节“CH-302-L”/,
  },
  {
    fault: "a loop",
    change: (copy) => {
      firstChain(copy).edges.push(["CH-101-D", "CH-101-A"]);
    },
    path: "chains.0.edges",
    reason: /成环/,
  },
  {
    fault: "a named link without its clause",
    change: (copy) => {
      firstLink(copy).clause = null;
    },
    path: "chains.0.links.0.clause",
    reason: /缺条款/,
  },
  {
    fault: "a general link dressed as a demand of the document",
    change: (copy) => {
      firstLink(copy).source = "general";
    },
    path: "chains.0.links.0.status",
    reason: /只能为未评估/,
  },
  {
    fault: "a product named twice and without a home",
    change: (copy) => {
      copy.linkRoutes.shift();
    },
    path: "linkRoutes",
    reason: /CH-304-B\+CH-606-D/,
  },
  {
    fault: "a home that is neither of the two links",
    change: (copy) => {
      const [route] = copy.linkRoutes;
      if (route) route.homeLinkId = "CH-302-L";
    },
    path: "linkRoutes.0.homeLinkId",
    reason: /两个环节之一/,
  },
];

for (const { fault, change, path, reason } of faults) {
  test(`a chain map with ${fault} is refused and the place named`, () => {
    expect(broken(change)).toContainEqual({ path, reason: expect.stringMatching(reason) });
  });
}

const assessed = { linkId: "CH-302-A", presence: "some", shortfall: "yes" };
const messages = (input: object) => {
  const parsed = assessLinkSchema.safeParse(input);
  return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
};

test("an assessment without capacity needs no source", () => {
  expect(messages(assessed)).toEqual([]);
});

test("a capacity comes with its unit, its source and its date", () => {
  expect(messages({ ...assessed, localCapacityMilli: 300_000 })).toEqual([
    "capacityUnit 填了产能，请填写单位",
    "source 填了产能，请填写数据来源",
    "sourceOn 填了产能，请填写数据日期",
  ]);
  const sourced = { capacityUnit: "套", source: "盟工信局月报", sourceOn: "2026-10-31" };
  expect(messages({ ...assessed, localCapacityMilli: 300_000, ...sourced })).toEqual([]);
});

test("an assessment that answers nothing, or contradicts itself, is refused", () => {
  expect(messages({ linkId: "CH-302-A" })).toEqual(["presence 请判断有无本地企业或有无产能缺口"]);
  const sourced = { capacityUnit: "套", source: "盟工信局月报", sourceOn: "2026-10-31" };
  expect(messages({ ...assessed, presence: "none", localCapacityMilli: 1, ...sourced })).toEqual([
    "presence 填了本地产能，有无本地企业不能为“无”",
  ]);
});

test("an assessment of data of a day to come, or one that repeats the last, is not recorded", () => {
  const read = (more: object = {}) =>
    assessLinkSchema.parse({
      linkId: "CH-302-C",
      presence: "some",
      source: "示例调查",
      sourceOn: "2026-11-30",
      ...more,
    });
  const { linkId: _, ...last } = read();
  expect(assessmentFault(read({ sourceOn: "2026-12-01" }), null, "2026-11-30")?.field).toBe("sourceOn");
  expect(assessmentFault(read(), last, "2026-11-30")?.sentence).toContain("没有改动");
  expect(assessmentFault(read({ note: "又问过" }), last, "2026-11-30")).toBeNull();
  expect(assessmentFault(read(), null, "2026-11-30")).toBeNull();
});

test("a need above the local capacity is not called no gap", () => {
  const parsed = assessLinkSchema.safeParse({
    ...{ linkId: "CH-302-C", shortfall: "no", localCapacityMilli: 100_500, neededCapacityMilli: 500_000 },
    ...{ capacityUnit: "万千瓦", source: "示例调查", sourceOn: "2026-11-30" },
  });
  expect(parsed.error?.issues[0]?.path).toEqual(["shortfall"]);
});
