// Photographs as phones take them are larger than is taken: they are made smaller here before they
// are sent. Where that cannot be, the server says what is too large.
const MOST_BYTES = 200_000;
const MOST_PIXELS = 2_000;
const SIDE = 800;

async function smaller(file) {
  const read = await createImageBitmap(file);
  const longest = Math.max(read.width, read.height);
  if (file.size <= MOST_BYTES && longest <= MOST_PIXELS) {
    read.close();
    return file;
  }
  const canvas = document.createElement('canvas');
  const scale = Math.min(1, SIDE / longest);
  canvas.width = Math.max(1, Math.round(read.width * scale));
  canvas.height = Math.max(1, Math.round(read.height * scale));
  canvas.getContext('2d').drawImage(read, 0, 0, canvas.width, canvas.height);
  read.close();
  const blob = await new Promise((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
  return new File([blob], 'picture.jpg', { type: 'image/jpeg' });
}

export function faces() {
  for (const field of document.querySelectorAll('input[type=file][data-face]')) {
    const send = field.form.querySelector('button');
    field.addEventListener('change', async () => {
      const [file] = field.files;
      if (!file) {
        return;
      }
      send.disabled = true;
      try {
        const small = await smaller(file);
        if (small !== file) {
          const held = new DataTransfer();
          held.items.add(small);
          field.files = held.files;
        }
      } catch {
        // It is no picture that a browser draws.
      } finally {
        send.disabled = false;
      }
    });
  }
}
