// Comfort only: every page works without this file. Words are never kept in the browser, where the next
// person at the same desk could read them; instead people are warned before they leave what they have not saved.
import { initAll } from "../govuk/govuk-frontend.min.js";

document.body.classList.add("js-enabled", "govuk-frontend-supported");
initAll();

const FORMS = "form.los-write[method='post']";
let sent = null;

function changed(control) {
  if (control.type === "hidden" || control.type === "submit" || control.type === "password") return false;
  if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
  if (control.tagName === "SELECT") return chosenOtherwise(control);
  if (control.type === "file") return control.files.length > 0;
  return "defaultValue" in control && control.value !== control.defaultValue;
}

function chosenOtherwise(select) {
  const options = Array.from(select.options);
  const first = options.some((option) => option.defaultSelected) ? undefined : options[0];
  return options.some((option) => option.selected !== (option.defaultSelected || option === first));
}

// A page that came back with an error summary holds words that were sent but not kept.
function refused(form) {
  const texts = Array.from(form.querySelectorAll("textarea"));
  return document.querySelector(".govuk-error-summary") !== null && texts.some((text) => text.value.trim() !== "");
}

// What was typed in one form is lost when another is sent, so only the form that is sent counts as saved.
function unsaved() {
  const forms = Array.from(document.querySelectorAll(FORMS)).filter((form) => form !== sent);
  return forms.some((form) => "unsaved" in form.dataset || refused(form) || Array.from(form.elements).some(changed));
}

document.addEventListener("submit", (event) => {
  sent = event.target;
});

window.addEventListener("beforeunload", (event) => {
  if (unsaved()) event.preventDefault();
});

// A page that the browser shows again from its memory has been sent once already.
window.addEventListener("pageshow", () => {
  sent = null;
});
