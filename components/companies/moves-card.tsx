import { Card } from "@/components/ui/card";
import { type Hanging, hangingLabels } from "@/domain/merge";

const hiddenWork = "另有其他单位的业务记录，合并时一并移动。具体情况请联系盟招商主管部门。";

/** What goes over to the kept company: in numbers what the reader sees, in words what only other units do. */
export function MovesCard({ hanging, hasHiddenWork }: { hanging: Hanging; hasHiddenWork: boolean }) {
  const moving = (Object.keys(hangingLabels) as (keyof Hanging)[]).filter((noun) => hanging[noun] > 0);
  return (
    <Card title="随之移到保留的企业">
      <div className="border-t border-line-2 px-3 py-2 text-sm">
        {moving.length === 0 && !hasHiddenWork ? (
          <p className="text-ink-2">并入的企业没有项目、匹配和其他记录。</p>
        ) : (
          <>
            <ul className="flex flex-wrap gap-x-5 gap-y-1">
              {moving.map((noun) => (
                <li key={noun}>
                  {hangingLabels[noun]} <strong className="font-semibold">{hanging[noun]}</strong>
                </li>
              ))}
            </ul>
            {hasHiddenWork && <p className="mt-1.5 text-ink-2">{hiddenWork}</p>}
            <p className="mt-1.5 text-xs text-ink-3">
              首谈保护和保护期不变；两家匹配同一环节时，已确认优先于已排除，已排除优先于待确认。
            </p>
          </>
        )}
      </div>
    </Card>
  );
}
