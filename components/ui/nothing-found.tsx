import { ButtonLink } from "@/components/ui/button-link";
import { StateBlock } from "@/components/ui/state-block";

/** Nothing under the present conditions: repeats them and offers to clear the narrowest first. */
export function NothingFound({
  noun,
  conditions,
  narrowest,
  clearHref,
}: {
  noun: string;
  conditions: readonly string[];
  narrowest?: { label: string; href: string };
  clearHref: string;
}) {
  return (
    <StateBlock
      title={`没有符合条件的${noun}`}
      actions={
        <>
          {narrowest && <ButtonLink href={narrowest.href}>清除“{narrowest.label}”</ButtonLink>}
          <ButtonLink href={clearHref} tone="text">
            清除全部条件
          </ButtonLink>
        </>
      }
    >
      当前条件：{conditions.join("，")}。
    </StateBlock>
  );
}
