// Codes before the camera, read on the device itself: no picture leaves it, none is kept.
import { decodeQR } from 'qr/decode.js';

const EVERY = 120;
const WIDEST = 720;
// The same code again counts as another look only after it was away for so long.
const AWAY = 2500;

// Shows the camera behind `video` and calls `saw(text)` for each code that comes before it.
// Answers with a function that stops it. Fails with what a person can do about it.
export async function watch(video, saw) {
  if (!navigator.mediaDevices?.getUserMedia) {
    throw new Error('This browser opens no camera here: it needs https. Type the number, or use a hand scanner.');
  }
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({
      audio: false,
      video: { facingMode: 'environment', width: { ideal: 1280 } },
    });
  } catch (problem) {
    throw new Error(
      problem.name === 'NotAllowedError'
        ? 'The camera is not allowed for this page. Allow it in the browser, or type the number.'
        : 'No camera was found. Type the number, or use a hand scanner.',
    );
  }
  video.srcObject = stream;
  video.muted = true;
  video.playsInline = true;
  await video.play();
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  let last = '';
  let seenAt = 0;
  const look = () => {
    if (video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA || document.hidden) {
      return;
    }
    const scale = Math.min(1, WIDEST / video.videoWidth);
    canvas.width = Math.round(video.videoWidth * scale);
    canvas.height = Math.round(video.videoHeight * scale);
    pen.drawImage(video, 0, 0, canvas.width, canvas.height);
    const { data, width, height } = pen.getImageData(0, 0, canvas.width, canvas.height);
    let text;
    try {
      text = decodeQR({ data, width, height });
    } catch {
      return; // Nothing to read in this frame.
    }
    const now = performance.now();
    const again = text === last && now - seenAt < AWAY;
    last = text;
    seenAt = now;
    if (text && !again) {
      saw(text);
    }
  };
  const timer = setInterval(look, EVERY);
  return () => {
    clearInterval(timer);
    stream.getTracks().forEach((track) => track.stop());
    video.srcObject = null;
  };
}
