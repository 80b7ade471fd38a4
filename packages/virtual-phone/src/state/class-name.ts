/** A component's class: `.Main` and `Main` are short for `<package>.Main`. */
export function fullClassName(packageName: string, name: string): string {
  if (name.startsWith('.')) return `${packageName}${name}`;
  return name.includes('.') ? name : `${packageName}.${name}`;
}
