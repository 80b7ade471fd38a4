/** As Android prints a component: the class shortened when it lies in the package. */
export function shortComponent(packageName: string, className: string): string {
  const short = className.startsWith(`${packageName}.`) ? className.slice(packageName.length) : className;
  return `${packageName}/${short}`;
}

/** A component's class: `.Main` and `Main` are short for `<package>.Main`. */
export function fullClassName(packageName: string, name: string): string {
  if (name.startsWith('.')) return `${packageName}${name}`;
  return name.includes('.') ? name : `${packageName}.${name}`;
}
