import clsx from "clsx";
import Link from "next/link";
import { type ImportStep, importStepLabels, importSteps } from "@/domain/import-step";

/** The five steps with the present one marked; those that can be gone back to are links. */
export function StepRail({ current, hrefs }: { current: ImportStep; hrefs: Partial<Record<ImportStep, string>> }) {
  const at = importSteps.indexOf(current);
  return (
    <nav aria-label="导入步骤">
      <ol className="flex flex-wrap overflow-hidden rounded-lg border border-line bg-card text-sm">
        {importSteps.map((step, no) => (
          <li
            key={step}
            aria-current={step === current ? "step" : undefined}
            className={clsx(
              "flex min-h-9 min-w-16 flex-1 items-center justify-center gap-1 border-l border-line-2 px-2 first:border-l-0 max-lg:min-h-11",
              step === current ? "bg-brand-weak font-semibold text-brand" : no < at ? "text-ink" : "text-ink-3",
            )}
          >
            <span aria-hidden="true" className="text-xs max-lg:hidden">
              {no + 1}
            </span>
            {hrefs[step] && step !== current ? (
              <Link href={hrefs[step]} className="inline-flex min-h-6 items-center underline underline-offset-2">
                {importStepLabels[step]}
              </Link>
            ) : (
              importStepLabels[step]
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}
