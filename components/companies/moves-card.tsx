import { Card } from "@/components/ui/card";
import { type Hanging, hangingLabels } from "@/domain/merge";

/** What goes over to the kept company, in numbers; some of it the reader may not see. */
export function MovesCard({ hanging }: { hanging: Hanging }) {
  const moving = (Object.keys(hangingLabels) as (keyof Hanging)[]).filter((noun) => hanging[noun] > 0);
  return (
    <Card title="随之移到保留的企业">
      <div className="border-t border-line-2 px-3 py-2 text-sm">
        {moving.length === 0 ? (
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
            <p className="mt-1.5 text-xs text-ink-3">
              计数含您看不到的他方项目。首谈保护和保护期不变；两家匹配同一环节时，已确认优先于已排除，已排除优先于待确认。
            </p>
          </>
        )}
      </div>
    </Card>
  );
}
