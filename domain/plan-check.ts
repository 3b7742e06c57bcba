import { type Plan, planPackSchema, type Target } from "@/domain/plan";
import { type Problem, readPack, repeated } from "@/domain/problem";

/** Reads a plan pack from JSON: the pack, or every problem found; nothing of a broken pack may be loaded. */
export const readPlanPack = (raw: unknown) => readPack(planPackSchema, raw, checkPlan);

/** Every contradiction inside a plan pack, with the path of the record and the reason in Chinese. */
export const checkPlan = (plan: Plan): Problem[] => [
  ...checkRepeats(plan),
  ...checkReferences(plan),
  ...checkDepartments(plan),
  ...plan.targets.flatMap((target, index) => checkTarget(plan, target, `targets.${index}`)),
  ...checkIndicatorYears(plan),
  ...checkAnnex(plan),
];

function checkRepeats(plan: Plan): Problem[] {
  const id = (row: { id: string }) => row.id;
  return [
    ...repeated([...plan.clusters, ...plan.industries], "clusters+industries", id),
    ...repeated(plan.indicators, "indicators", id),
    ...repeated(plan.indicators, "indicators", (row) => `${row.refId} ${row.name} ${row.unit}`),
    ...repeated(plan.targets, "targets", id),
    ...repeated(plan.targets, "targets", (row) => `${row.indicatorId} ${row.year}`),
    ...repeated(plan.milestones, "milestones", id),
    ...repeated(plan.rungs, "rungs", (row) => `${row.year} ≥${row.thresholdMilli / 1000}`),
    ...repeated(plan.slots, "slots", id),
    ...repeated(plan.departments, "departments", (row) => row.unitId),
    ...repeated(plan.departments, "departments", (row) => row.name),
    ...repeated(plan.places, "places", id),
    ...repeated(plan.mechanisms, "mechanisms", id),
    ...repeated(plan.keyTasks, "keyTasks", id),
    ...repeated(plan.policyLinks, "policyLinks", id),
    ...repeated(plan.discrepancies, "discrepancies", id),
    ...repeated(plan.years.map(String), "years", (year) => year),
  ];
}

function checkReferences(plan: Plan): Problem[] {
  const clusterIds = new Set(plan.clusters.map((row) => row.id));
  const industryIds = new Set(plan.industries.map((row) => row.id));
  const years = new Set(plan.years);
  const industryKnown = (list: string, rows: readonly { industryId: string | null }[]) =>
    rows.flatMap((row, index) =>
      row.industryId === null || industryIds.has(row.industryId)
        ? []
        : [{ path: `${list}.${index}.industryId`, reason: `没有产业“${row.industryId}”` }],
    );
  const yearDeclared = (list: string, rows: readonly { year: number }[]) =>
    rows.flatMap((row, index) =>
      years.has(row.year) ? [] : [{ path: `${list}.${index}.year`, reason: `目标年“${row.year}”未在 years 中声明` }],
    );
  return [
    ...plan.industries.flatMap((row, index) =>
      clusterIds.has(row.clusterId)
        ? []
        : [{ path: `industries.${index}.clusterId`, reason: `没有集群“${row.clusterId}”` }],
    ),
    ...plan.indicators.flatMap((row, index) =>
      clusterIds.has(row.refId) || industryIds.has(row.refId)
        ? []
        : [{ path: `indicators.${index}.refId`, reason: `没有集群或产业“${row.refId}”` }],
    ),
    ...industryKnown("milestones", plan.milestones),
    ...industryKnown("policyLinks", plan.policyLinks),
    ...industryKnown("anchors", plan.anchors),
    ...yearDeclared("targets", plan.targets),
    ...yearDeclared("milestones", plan.milestones),
    ...yearDeclared("rungs", plan.rungs),
    ...plan.rungs.flatMap((row, index) =>
      row.statedCount <= plan.clusters.length
        ? []
        : [
            {
              path: `rungs.${index}.statedCount`,
              reason: `档位个数 ${row.statedCount} 超过集群总数 ${plan.clusters.length}`,
            },
          ],
    ),
  ];
}

function checkDepartments(plan: Plan): Problem[] {
  const known = new Set(plan.departments.map((row) => row.name));
  const unknown = (path: string, names: readonly string[]) =>
    names.filter((name) => !known.has(name)).map((name) => ({ path, reason: `部门“${name}”未在 departments 中列出` }));
  const sameList = (path: string, listed: readonly string[], actual: readonly { id: string }[], duty: string) => {
    const ids = actual.map((row) => row.id);
    return [...listed].sort().join() === [...ids].sort().join()
      ? []
      : [{ path, reason: `${duty}与集群、产业所列不一致：应为“${ids.join("、")}”` }];
  };
  return [
    ...plan.clusters.flatMap((row, index) => unknown(`clusters.${index}.lead`, [row.lead])),
    ...plan.industries.flatMap((row, index) => [
      ...unknown(`industries.${index}.responsible`, row.responsible),
      ...unknown(`industries.${index}.cooperating`, row.cooperating),
      ...row.cooperating
        .filter((name) => row.responsible.includes(name))
        .map((name) => ({ path: `industries.${index}.cooperating`, reason: `“${name}”不能既责任又配合` })),
    ]),
    ...plan.departments.flatMap((row, index) => {
      const at = `departments.${index}`;
      const { name } = row;
      return [
        ...sameList(
          `${at}.leadClusterIds`,
          row.leadClusterIds,
          plan.clusters.filter((c) => c.lead === name),
          "牵头集群",
        ),
        ...sameList(
          `${at}.responsibleIndustryIds`,
          row.responsibleIndustryIds,
          plan.industries.filter((i) => i.responsible.includes(name)),
          "责任产业",
        ),
        ...sameList(
          `${at}.cooperatingIndustryIds`,
          row.cooperatingIndustryIds,
          plan.industries.filter((i) => i.cooperating.includes(name)),
          "配合产业",
        ),
      ];
    }),
  ];
}

function checkTarget(plan: Plan, target: Target, path: string): Problem[] {
  const problems: Problem[] = [];
  const refuse = (field: string, reason: string) => problems.push({ path: `${path}.${field}`, reason });
  const indicator = plan.indicators.find((row) => row.id === target.indicatorId);
  if (!indicator) refuse("indicatorId", `没有指标“${target.indicatorId}”`);
  else {
    if (!indicator.years.includes(target.year)) refuse("year", `指标“${indicator.id}”没有 ${target.year} 年`);
    if (indicator.source !== target.source) refuse("source", "出处与指标不一致");
  }
  if (target.op === "blank") {
    if (target.valueMilli !== null) refuse("valueMilli", "空白目标不能有数值");
    if (target.strive) refuse("strive", "空白目标不能标“力争”");
  } else if (target.valueMilli === null) refuse("valueMilli", "没有数值；文件留空的目标请用 blank");
  if (target.op === "range") {
    if (target.maxMilli === null) refuse("maxMilli", "区间目标缺上限");
    else if (target.valueMilli !== null && target.maxMilli <= target.valueMilli)
      refuse("maxMilli", "区间上限应大于下限");
  } else if (target.maxMilli !== null) refuse("maxMilli", "只有区间目标可以有上限");
  return problems;
}

function checkIndicatorYears(plan: Plan): Problem[] {
  const present = new Set(plan.targets.map((row) => `${row.indicatorId} ${row.year}`));
  return plan.indicators.flatMap((row, index) =>
    row.years
      .filter((year) => !present.has(`${row.id} ${year}`))
      .map((year) => ({ path: `indicators.${index}.years`, reason: `${year} 年没有对应的目标` })),
  );
}

function checkAnnex(plan: Plan): Problem[] {
  const annexIndicator = new Map(
    plan.indicators.filter((row) => row.source === "annex").map((row) => [row.refId, row]),
  );
  const cells = (path: string, refId: string, annexMilli: Record<string, number | null>): Problem[] => {
    if (Object.keys(annexMilli).sort().join() !== plan.years.map(String).sort().join())
      return [{ path, reason: "附件产值的年份与 years 不一致" }];
    const indicator = annexIndicator.get(refId);
    if (!indicator) return [{ path, reason: "附件产值没有对应的指标" }];
    return plan.years.flatMap((year) => {
      const target = plan.targets.find((row) => row.indicatorId === indicator.id && row.year === year);
      return target && target.valueMilli === annexMilli[year]
        ? []
        : [{ path: `${path}.${year}`, reason: `与附件目标“${target?.id ?? "缺"}”的数值不一致` }];
    });
  };
  return [
    ...plan.industries.flatMap((row, index) =>
      row.annexMilli ? cells(`industries.${index}.annexMilli`, row.id, row.annexMilli) : [],
    ),
    ...plan.clusters.flatMap((row, index) => cells(`clusters.${index}.annexMilli`, row.id, row.annexMilli)),
    ...plan.clusters.flatMap((cluster, index) =>
      plan.years.flatMap((year) => {
        const path = `clusters.${index}.annexMilli.${year}`;
        const printed = cluster.annexMilli[year] ?? null;
        if (cluster.annexRow === "blank") return printed === null ? [] : [{ path, reason: "标为空白的集群不能有产值" }];
        // A blank industry (储能) is left out of the printed total, not counted as zero.
        const sumMilli = plan.industries
          .filter((row) => row.clusterId === cluster.id)
          .reduce((sum, row) => sum + (row.annexMilli?.[year] ?? 0), 0);
        return printed === sumMilli
          ? []
          : [
              {
                path,
                reason: `各产业之和 ${sumMilli / 1000} 与合计 ${printed === null ? "空" : printed / 1000} 亿元不一致`,
              },
            ];
      }),
    ),
  ];
}
