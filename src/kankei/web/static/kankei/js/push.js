// Lets this browser take notifications; without this file the page says that it cannot.
const part = document.querySelector("[data-push]");
const form = part?.querySelector("[data-push-form]");
const say = (name) => {
  for (const one of part.querySelectorAll("[data-push-says]")) one.hidden = one.dataset.pushSays !== name;
};

// base64url, as the page has the paper's key, to the bytes that the browser wants.
const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (one) => one.charCodeAt(0));

const worker = async () => {
  await navigator.serviceWorker.register(part.dataset.worker);
  // The worker's own place in /static/ keeps it off every page; ready() would wait for one on this.
  const found = await navigator.serviceWorker.getRegistration(part.dataset.worker);
  for (let tries = 0; !found.active && tries < 100; tries += 1) await new Promise((on) => setTimeout(on, 50));
  return found;
};

const subscription = async () => {
  const found = await navigator.serviceWorker.getRegistration(part.dataset.worker);
  return found ? found.pushManager.getSubscription() : null;
};

const rows = () => [...part.querySelectorAll("[data-endpoint]")];

const show = async () => {
  if (!("serviceWorker" in navigator && "PushManager" in window)) return say("unable");
  if (Notification.permission === "denied") return say("denied");
  const mine = await subscription();
  const row = mine && rows().find((one) => one.dataset.endpoint === mine.endpoint);
  row?.querySelector("[data-here]")?.removeAttribute("hidden");
  form.hidden = Boolean(row);
  return say(row ? "on" : "");
};

form?.addEventListener("submit", async (event) => {
  event.preventDefault();
  try {
    if ((await Notification.requestPermission()) !== "granted") return say("denied");
    const registration = await worker();
    const old = await registration.pushManager.getSubscription();
    // One that was made with another key of the paper's would never be heard.
    await old?.unsubscribe();
    const made = await registration.pushManager.subscribe({
      userVisibleOnly: true, applicationServerKey: bytes(part.dataset.key),
    });
    const { endpoint, keys } = made.toJSON();
    Object.assign(form.elements.endpoint, { value: endpoint });
    Object.assign(form.elements.p256dh, { value: keys.p256dh });
    Object.assign(form.elements.auth, { value: keys.auth });
    return form.submit();
  } catch {
    return say("failed");
  }
});

for (const row of rows()) {
  row.addEventListener("submit", async () => {
    const mine = await subscription();
    if (mine?.endpoint === row.dataset.endpoint) await mine.unsubscribe();
  });
}

if (part) show();
