// The map's slider: shows the day while it moves and asks for it when it rests.
const slider = document.querySelector('#map-slider');
const field = document.querySelector('#map-day');
const WORDS = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
});

if (slider) {
  slider.hidden = false;
  slider.addEventListener('input', () => {
    const day = new Date(Number(slider.value) * 86_400_000);
    field.value = day.toISOString().slice(0, 10);
    const words = WORDS.format(day).toUpperCase();
    slider.setAttribute('aria-valuetext', words);
    document.getElementById(field.dataset.echo).textContent = `= ${words}`;
  });
  slider.addEventListener('change', () => slider.form.requestSubmit());
}
