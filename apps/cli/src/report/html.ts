/** Text made safe for an HTML page or attribute. */
export function escapeHtml(text: unknown): string {
  return String(text ?? '-').replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
