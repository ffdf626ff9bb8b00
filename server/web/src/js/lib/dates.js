// Reads a date back in words under its field while it is typed, as the server would say it.
export function dates() {
  for (const field of document.querySelectorAll('[data-echo]')) {
    const echo = document.getElementById(field.dataset.echo);
    let asked = 0;
    field.addEventListener('input', async () => {
      const mine = ++asked;
      const text = field.value.trim();
      if (text === '') {
        echo.textContent = '';
        return;
      }
      const answer = await fetch(
        `/echo/${field.dataset.echoAs ?? 'date'}?text=${encodeURIComponent(text)}`,
      );
      if (mine === asked && answer.ok) {
        echo.textContent = await answer.text();
      }
    });
  }
}
