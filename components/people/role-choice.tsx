import { Checkbox } from "@/components/ui/checkbox";
import { rolesApart } from "@/domain/person";
import { areCompatible, type Role, roleLabels, roles } from "@/domain/role";

/** The roles a person holds. Two that exclude each other are said at once; the server refuses them as well. */
export function RoleChoice({
  held,
  onChange,
  error,
  isDisabled = false,
}: {
  held: readonly Role[];
  onChange: (held: Role[]) => void;
  error?: string | undefined;
  isDisabled?: boolean;
}) {
  const sentence = held.length > 0 && !areCompatible(held) ? rolesApart : error;
  return (
    <fieldset aria-describedby={sentence ? "roles-error" : undefined} disabled={isDisabled}>
      <legend className="text-sm font-medium">
        角色<span className="ml-1 text-xs font-normal text-bad">必填</span>
      </legend>
      <div className="grid grid-cols-2 gap-x-3">
        {roles.map((role) => (
          <Checkbox
            key={role}
            label={roleLabels[role]}
            checked={held.includes(role)}
            onChange={(event) =>
              onChange(event.target.checked ? [...held, role] : held.filter((other) => other !== role))
            }
          />
        ))}
      </div>
      {sentence && (
        <p id="roles-error" role="alert" className="mt-0.5 text-xs text-bad">
          {sentence}
        </p>
      )}
    </fieldset>
  );
}
