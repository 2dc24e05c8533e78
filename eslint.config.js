import js from "@eslint/js";
import globals from "globals";

export default [
  { ignores: ["**/built/", "build/", "static/", ".venv/"] },
  js.configs.recommended,
  {
    languageOptions: { ecmaVersion: 2025, sourceType: "module" },
    rules: {
      "no-var": "error",
      "prefer-const": "error",
      eqeqeq: "error",
      "no-shadow": ["error", { allow: ["name"] }],
      "no-implicit-globals": "error",
      "max-lines": ["error", 400],
      "max-lines-per-function": ["error", { max: 60, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ["views/**", "ui/**", "exports/**", "bench/**"],
    languageOptions: { globals: { ...globals.browser, L: "readonly" } },
  },
  { files: ["tools/**", "tests/**"], languageOptions: { globals: globals.node } },
];
