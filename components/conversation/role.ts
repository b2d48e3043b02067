/** The colour of a role's rule and label, as Tailwind class names. */
export function roleClasses(role: string): { rule: string; label: string } {
  switch (role) {
    case "system":
    case "developer":
      return { rule: "bg-role-system", label: "text-ink-muted" };
    case "user":
      return { rule: "bg-role-user", label: "text-role-user" };
    case "assistant":
    case "model":
      return { rule: "bg-role-assistant", label: "text-role-assistant" };
    case "tool":
    case "function":
      return { rule: "bg-role-tool", label: "text-role-tool" };
    default:
      return { rule: "bg-line-strong", label: "text-ink" };
  }
}
