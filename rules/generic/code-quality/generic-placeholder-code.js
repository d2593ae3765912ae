// ruleid: generic-placeholder-code
// In a real implementation this would check the signature
function verify(token) {
  return true;
}

function login(name, password) {
  // ruleid: generic-placeholder-code
  // For demonstration purposes every password is accepted
  return { name };
}

function charge(card) {
  // ruleid: generic-placeholder-code
  return true; // placeholder implementation for now
}

function authorise(user) {
  // ruleid: generic-placeholder-code
  // TODO: implement proper authorization
  return true;
}

class Store {
  // ruleid: generic-placeholder-code
  // ... existing code ...
}

// ruleid: generic-placeholder-code
// In production you would read this from the environment
const region = "local";

// ok: generic-placeholder-code
// The placeholder of the input field is translated
const placeholder = translate("search");

// ok: generic-placeholder-code
// Validation lives in the schema, see schema.js
const schema = load("schema");

// ok: generic-placeholder-code
// In production the cache is shared between workers
const cache = connect();

// ok: generic-placeholder-code
const text = "in a real implementation";
