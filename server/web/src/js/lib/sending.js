// A link that sends the thing beside it carries its own address, which only the browser knows.
export function sending() {
  for (const link of document.querySelectorAll('a[data-send]')) {
    const at = new URL(location.href);
    at.hash = link.closest('[id]')?.id ?? '';
    link.href = `${link.href}&body=${encodeURIComponent(at.href)}`;
  }
}
