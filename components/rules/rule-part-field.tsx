import { Checkbox } from "@/components/ui/checkbox";
import { TextField } from "@/components/ui/text-field";
import { TextareaField } from "@/components/ui/textarea-field";
import type { RulePart } from "@/domain/rule-form";

/** One number of a rule, a list of names one a line, or a list picked from `choices`. */
export function RulePartField({
  part,
  unit,
  choices,
  text,
  onType,
}: {
  part: RulePart;
  unit: string;
  choices: readonly { id: string; name: string }[] | null;
  text: string;
  onType: (text: string) => void;
}) {
  if (choices) {
    const picked = text.split("\n").filter((id) => id !== "");
    return (
      <fieldset>
        <legend className="mb-0.5 text-sm font-medium">{part.label}</legend>
        <div className="grid grid-cols-2">
          {choices.map((choice) => (
            <Checkbox
              key={choice.id}
              label={choice.name}
              checked={picked.includes(choice.id)}
              onChange={(event) =>
                onType(
                  (event.target.checked ? [...picked, choice.id] : picked.filter((id) => id !== choice.id)).join("\n"),
                )
              }
            />
          ))}
        </div>
      </fieldset>
    );
  }
  if (part.isList)
    return (
      <TextareaField
        label={part.label}
        hint="每行一项，没有则留空"
        rows={4}
        value={text}
        onChange={(event) => onType(event.target.value)}
      />
    );
  return (
    <TextField
      label={`${part.label}（${unit}）`}
      mark="必填"
      inputMode="decimal"
      value={text}
      onChange={(event) => onType(event.target.value)}
    />
  );
}
