var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// src/bucket-of.ts
import { createHash } from "node:crypto";

// ../../node_modules/typebox/build/system/memory/memory.mjs
var memory_exports = {};
__export(memory_exports, {
  Assign: () => Assign,
  Clone: () => Clone,
  Create: () => Create,
  Discard: () => Discard,
  Metrics: () => Metrics,
  Update: () => Update
});

// ../../node_modules/typebox/build/system/memory/metrics.mjs
var Metrics = {
  assign: 0,
  create: 0,
  clone: 0,
  discard: 0,
  update: 0
};

// ../../node_modules/typebox/build/guard/emit.mjs
var emit_exports = {};
__export(emit_exports, {
  And: () => And,
  ArrayLiteral: () => ArrayLiteral,
  ArrowFunction: () => ArrowFunction,
  Call: () => Call,
  ConstDeclaration: () => ConstDeclaration,
  Constant: () => Constant,
  Counted: () => Counted2,
  Entries: () => Entries2,
  Every: () => Every2,
  HasPropertyKey: () => HasPropertyKey2,
  If: () => If,
  IsArray: () => IsArray2,
  IsBigInt: () => IsBigInt2,
  IsBoolean: () => IsBoolean2,
  IsConstructor: () => IsConstructor2,
  IsDeepEqual: () => IsDeepEqual2,
  IsEqual: () => IsEqual2,
  IsFunction: () => IsFunction2,
  IsGreaterEqualThan: () => IsGreaterEqualThan2,
  IsGreaterThan: () => IsGreaterThan2,
  IsInteger: () => IsInteger2,
  IsLessEqualThan: () => IsLessEqualThan2,
  IsLessThan: () => IsLessThan2,
  IsMaxLength: () => IsMaxLength3,
  IsMinLength: () => IsMinLength3,
  IsNull: () => IsNull2,
  IsNumber: () => IsNumber2,
  IsObject: () => IsObject2,
  IsObjectNotArray: () => IsObjectNotArray2,
  IsString: () => IsString2,
  IsSymbol: () => IsSymbol2,
  IsUndefined: () => IsUndefined2,
  Keys: () => Keys2,
  Member: () => Member,
  MultipleOf: () => MultipleOf,
  New: () => New,
  Not: () => Not,
  Or: () => Or,
  ReduceAnd: () => ReduceAnd,
  ReduceOr: () => ReduceOr,
  Return: () => Return,
  Some: () => Some2,
  SomeAll: () => SomeAll2,
  Statements: () => Statements,
  Ternary: () => Ternary
});

// ../../node_modules/typebox/build/guard/guard.mjs
var guard_exports = {};
__export(guard_exports, {
  CodePointCount: () => CodePointCount2,
  Counted: () => Counted,
  Entries: () => Entries,
  EntriesRegExp: () => EntriesRegExp,
  Every: () => Every,
  EveryAll: () => EveryAll,
  GraphemeCount: () => GraphemeCount2,
  HasPropertyKey: () => HasPropertyKey,
  IsArray: () => IsArray,
  IsBigInt: () => IsBigInt,
  IsBoolean: () => IsBoolean,
  IsClassInstance: () => IsClassInstance,
  IsConstructor: () => IsConstructor,
  IsDeepEqual: () => IsDeepEqual,
  IsEqual: () => IsEqual,
  IsFunction: () => IsFunction,
  IsGreaterEqualThan: () => IsGreaterEqualThan,
  IsGreaterThan: () => IsGreaterThan,
  IsInteger: () => IsInteger,
  IsLessEqualThan: () => IsLessEqualThan,
  IsLessThan: () => IsLessThan,
  IsMaxLength: () => IsMaxLength2,
  IsMinLength: () => IsMinLength2,
  IsMultipleOf: () => IsMultipleOf,
  IsNull: () => IsNull,
  IsNumber: () => IsNumber,
  IsObject: () => IsObject,
  IsObjectNotArray: () => IsObjectNotArray,
  IsString: () => IsString,
  IsSymbol: () => IsSymbol,
  IsUndefined: () => IsUndefined,
  IsUnsafePropertyKey: () => IsUnsafePropertyKey,
  IsValueLike: () => IsValueLike,
  Keys: () => Keys,
  ShiftLeft: () => ShiftLeft,
  Some: () => Some,
  SomeAll: () => SomeAll,
  Symbols: () => Symbols,
  Values: () => Values
});

// ../../node_modules/typebox/build/guard/unicode/unicode_segment.mjs
function IsBetween(value, min, max) {
  return value >= min && value <= max;
}
function IsZeroWidthJoiner(value) {
  return value === 8205;
}
function IsRegionalIndicator(value) {
  return IsBetween(value, 127462, 127487);
}
function IsVariationSelector(value) {
  return IsBetween(value, 65024, 65039);
}
function IsCombiningMark(value) {
  return IsBetween(value, 768, 879) || IsBetween(value, 6832, 6911) || IsBetween(value, 7616, 7679) || IsBetween(value, 65056, 65071);
}
function CodePointLength(value) {
  return value > 65535 ? 2 : 1;
}
function ConsumeModifiers(value, index3) {
  while (index3 < value.length) {
    const point = value.codePointAt(index3);
    if (IsCombiningMark(point) || IsVariationSelector(point)) {
      index3 += CodePointLength(point);
    } else {
      break;
    }
  }
  return index3;
}
function NextGraphemeClusterIndex(value, clusterStart) {
  const startCP = value.codePointAt(clusterStart);
  let clusterEnd = clusterStart + CodePointLength(startCP);
  clusterEnd = ConsumeModifiers(value, clusterEnd);
  while (clusterEnd < value.length - 1 && IsZeroWidthJoiner(value.codePointAt(clusterEnd))) {
    const nextCP = value.codePointAt(clusterEnd + 1);
    clusterEnd += 1 + CodePointLength(nextCP);
    clusterEnd = ConsumeModifiers(value, clusterEnd);
  }
  if (IsRegionalIndicator(startCP) && clusterEnd < value.length && IsRegionalIndicator(value.codePointAt(clusterEnd))) {
    clusterEnd += CodePointLength(value.codePointAt(clusterEnd));
  }
  return clusterEnd;
}
function GraphemeCount(value) {
  let count = 0, index3 = 0;
  while (index3 < value.length) {
    index3 = NextGraphemeClusterIndex(value, index3);
    count++;
  }
  return count;
}

// ../../node_modules/typebox/build/guard/unicode/unicode.mjs
function CodePointCount(value) {
  let result = 0, index3 = 0, prev = 0;
  while (index3 < value.length) {
    const next = value.charCodeAt(index3++) >> 10;
    result += +((prev << 8 | next) !== 13879);
    prev = next;
  }
  return result;
}
function IsMaxLength(value, maxLength) {
  return value.length <= maxLength || value.length <= maxLength << 1 && CodePointCount(value) <= maxLength;
}
function IsMinLength(value, minLength) {
  return value.length >= minLength << 1 || value.length >= minLength && CodePointCount(value) >= minLength;
}

// ../../node_modules/typebox/build/guard/guard.mjs
function IsArray(value) {
  return Array.isArray(value);
}
function IsBigInt(value) {
  return IsEqual(typeof value, "bigint");
}
function IsBoolean(value) {
  return IsEqual(typeof value, "boolean");
}
function IsConstructor(value) {
  if (IsUndefined(value) || !IsFunction(value))
    return false;
  const result = Function.prototype.toString.call(value);
  if (/^class\s/.test(result))
    return true;
  if (/\[native code\]/.test(result))
    return true;
  return false;
}
function IsFunction(value) {
  return IsEqual(typeof value, "function");
}
function IsInteger(value) {
  return Number.isInteger(value);
}
function IsNull(value) {
  return IsEqual(value, null);
}
function IsNumber(value) {
  return Number.isFinite(value);
}
function IsObjectNotArray(value) {
  return IsObject(value) && !IsArray(value);
}
function IsObject(value) {
  return IsEqual(typeof value, "object") && !IsNull(value);
}
function IsString(value) {
  return IsEqual(typeof value, "string");
}
function IsSymbol(value) {
  return IsEqual(typeof value, "symbol");
}
function IsUndefined(value) {
  return IsEqual(value, void 0);
}
function IsEqual(left, right) {
  return left === right;
}
function IsGreaterThan(left, right) {
  return left > right;
}
function IsLessThan(left, right) {
  return left < right;
}
function IsLessEqualThan(left, right) {
  return left <= right;
}
function IsGreaterEqualThan(left, right) {
  return left >= right;
}
function IsMultipleOf(dividend, divisor) {
  if (IsBigInt(dividend) || IsBigInt(divisor)) {
    return BigInt(dividend) % BigInt(divisor) === 0n;
  }
  const tolerance = 1e-10;
  if (!IsNumber(dividend))
    return true;
  if (IsInteger(dividend) && 1 / divisor % 1 === 0)
    return true;
  const mod = dividend % divisor;
  return Math.min(Math.abs(mod), Math.abs(mod - divisor), Math.abs(mod + divisor)) < tolerance;
}
function IsClassInstance(value) {
  if (!IsObject(value))
    return false;
  const proto = globalThis.Object.getPrototypeOf(value);
  if (IsNull(proto))
    return false;
  return IsEqual(typeof proto.constructor, "function") && !(IsEqual(proto.constructor, globalThis.Object) || IsEqual(proto.constructor.name, "Object"));
}
function IsValueLike(value) {
  return IsBigInt(value) || IsBoolean(value) || IsNull(value) || IsNumber(value) || IsString(value) || IsUndefined(value);
}
function GraphemeCount2(value) {
  return GraphemeCount(value);
}
function CodePointCount2(value) {
  return CodePointCount(value);
}
function IsMaxLength2(value, maxLength) {
  return IsMaxLength(value, maxLength);
}
function IsMinLength2(value, minLength) {
  return IsMinLength(value, minLength);
}
function Every(value, offset, callback) {
  return value.every((item, index3) => index3 < offset || callback(item, index3));
}
function EveryAll(value, offset, callback) {
  let result = true;
  value.forEach((item, index3) => {
    if (index3 >= offset && !callback(item, index3))
      result = false;
  });
  return result;
}
function Some(value, callback) {
  return value.some((value2, index3) => callback(value2, index3));
}
function SomeAll(value, callback) {
  let result = false;
  value.forEach((item, index3) => {
    if (callback(item, index3))
      result = true;
  });
  return result;
}
function Counted(value, callback) {
  return value.reduce((result, value2, index3) => callback(value2, index3) ? ++result : result, 0);
}
function ShiftLeft(array, true_, false_) {
  return IsEqual(array.length, 0) ? false_() : true_(array[0], array.slice(1));
}
function IsUnsafePropertyKey(key2) {
  return IsEqual(key2, "__proto__") || IsEqual(key2, "constructor") || IsEqual(key2, "prototype");
}
function HasPropertyKey(value, key2) {
  return IsUnsafePropertyKey(key2) ? Object.prototype.hasOwnProperty.call(value, key2) : key2 in value;
}
function EntriesRegExp(value) {
  return Keys(value).map((key2) => [new RegExp(`^${key2}$`), value[key2]]);
}
function Entries(value) {
  return Object.entries(value);
}
function Keys(value) {
  return Object.getOwnPropertyNames(value);
}
function Symbols(value) {
  return Object.getOwnPropertySymbols(value);
}
function Values(value) {
  return Object.values(value);
}
function DeepEqualObject(left, right) {
  if (!IsObject(right))
    return false;
  const keys = Keys(left);
  return IsEqual(keys.length, Keys(right).length) && keys.every((key2) => IsDeepEqual(left[key2], right[key2]));
}
function DeepEqualArray(left, right) {
  return IsArray(right) && IsEqual(left.length, right.length) && left.every((_, index3) => IsDeepEqual(left[index3], right[index3]));
}
function IsDeepEqual(left, right) {
  return IsArray(left) ? DeepEqualArray(left, right) : IsObject(left) ? DeepEqualObject(left, right) : IsEqual(left, right);
}

// ../../node_modules/typebox/build/guard/emit.mjs
var identifierRegExp = /^[\p{ID_Start}_$][\p{ID_Continue}_$\u200C\u200D]*$/u;
function IsIdentifier(value) {
  return identifierRegExp.test(value);
}
function And(left, right) {
  return `(${left} && ${right})`;
}
function Or(left, right) {
  return `(${left} || ${right})`;
}
function Not(expr) {
  return `!(${expr})`;
}
function IsArray2(value) {
  return `Array.isArray(${value})`;
}
function IsBigInt2(value) {
  return `typeof ${value} === "bigint"`;
}
function IsBoolean2(value) {
  return `typeof ${value} === "boolean"`;
}
function IsInteger2(value) {
  return `Number.isInteger(${value})`;
}
function IsNull2(value) {
  return `${value} === null`;
}
function IsNumber2(value) {
  return `Number.isFinite(${value})`;
}
function IsObjectNotArray2(value) {
  return And(IsObject2(value), Not(IsArray2(value)));
}
function IsObject2(value) {
  return `typeof ${value} === "object" && ${value} !== null`;
}
function IsString2(value) {
  return `typeof ${value} === "string"`;
}
function IsSymbol2(value) {
  return `typeof ${value} === "symbol"`;
}
function IsUndefined2(value) {
  return `${value} === undefined`;
}
function IsFunction2(value) {
  return `typeof ${value} === "function"`;
}
function IsConstructor2(value) {
  return `Guard.IsConstructor(${value})`;
}
function IsEqual2(left, right) {
  return `${left} === ${right}`;
}
function IsGreaterThan2(left, right) {
  return `${left} > ${right}`;
}
function IsLessThan2(left, right) {
  return `${left} < ${right}`;
}
function IsLessEqualThan2(left, right) {
  return `${left} <= ${right}`;
}
function IsGreaterEqualThan2(left, right) {
  return `${left} >= ${right}`;
}
function IsMinLength3(value, length) {
  return `(${value}.length >= ${+length << 1} || (${value}.length >= ${length} && Guard.CodePointCount(${value}) >= ${length}))`;
}
function IsMaxLength3(value, length) {
  return `(${value}.length <= ${length} || (${value}.length <= ${+length << 1} && Guard.CodePointCount(${value}) <= ${length}))`;
}
function Every2(value, offset, params, expression) {
  return IsEqual(offset, "0") ? `${value}.every((${params[0]}, ${params[1]}) => (${expression}))` : `${value}.every((${params[0]}, ${params[1]}) => (${params[1]} < ${offset}) || (${expression}))`;
}
function Some2(value, params, expression) {
  return `${value}.some((${params[0]}, ${params[1]}) => ${expression})`;
}
function SomeAll2(value, params, expression) {
  return `((value) => { let result = false; value.forEach((${params[0]}, ${params[1]}) => { if (${expression}) result = true }); return result })(${value})`;
}
function Counted2(value, params, expression) {
  return `${value}.reduce((result, ${params[0]}, ${params[1]}) => (${expression}) ? ++result : result, 0)`;
}
function Entries2(value) {
  return `Object.entries(${value})`;
}
function Keys2(value) {
  return `Object.getOwnPropertyNames(${value})`;
}
function HasPropertyKey2(value, key2) {
  const isProtoField = IsEqual(key2, '"__proto__"') || IsEqual(key2, '"constructor"');
  return isProtoField ? `Object.prototype.hasOwnProperty.call(${value}, ${key2})` : `${key2} in ${value}`;
}
function IsDeepEqual2(left, right) {
  return `Guard.IsDeepEqual(${left}, ${right})`;
}
function ArrayLiteral(elements) {
  return `[${elements.join(", ")}]`;
}
function ArrowFunction(parameters, body) {
  return `((${parameters.join(", ")}) => ${body})`;
}
function Call(value, arguments_) {
  return `${value}(${arguments_.join(", ")})`;
}
function New(value, arguments_) {
  return `new ${value}(${arguments_.join(", ")})`;
}
function Member(left, right) {
  return `${left}${IsIdentifier(right) ? `.${right}` : `[${Constant(right)}]`}`;
}
function Constant(value) {
  if (!IsValueLike(value))
    throw Error("Unsupported Constant");
  return IsString(value) ? JSON.stringify(value) : `${value}`;
}
function Ternary(condition, true_, false_) {
  return `(${condition} ? ${true_} : ${false_})`;
}
function Statements(statements) {
  return `{ ${statements.join("; ")}; }`;
}
function ConstDeclaration(identifier, expression) {
  return `const ${identifier} = ${expression}`;
}
function If(condition, then) {
  return `if(${condition}) { ${then} }`;
}
function Return(expression) {
  return `return ${expression}`;
}
function ReduceAnd(operands) {
  return IsEqual(operands.length, 0) ? "true" : operands.reduce((left, right) => And(left, right));
}
function ReduceOr(operands) {
  return IsEqual(operands.length, 0) ? "false" : operands.reduce((left, right) => Or(left, right));
}
function MultipleOf(dividend, divisor) {
  return `Guard.IsMultipleOf(${dividend}, ${divisor})`;
}

// ../../node_modules/typebox/build/guard/globals.mjs
var globals_exports = {};
__export(globals_exports, {
  IsBigInt64Array: () => IsBigInt64Array,
  IsBigUint64Array: () => IsBigUint64Array,
  IsBoolean: () => IsBoolean3,
  IsDate: () => IsDate,
  IsFloat32Array: () => IsFloat32Array,
  IsFloat64Array: () => IsFloat64Array,
  IsInt16Array: () => IsInt16Array,
  IsInt32Array: () => IsInt32Array,
  IsInt8Array: () => IsInt8Array,
  IsMap: () => IsMap,
  IsNumber: () => IsNumber3,
  IsRegExp: () => IsRegExp,
  IsSet: () => IsSet,
  IsString: () => IsString3,
  IsTypeArray: () => IsTypeArray,
  IsUint16Array: () => IsUint16Array,
  IsUint32Array: () => IsUint32Array,
  IsUint8Array: () => IsUint8Array,
  IsUint8ClampedArray: () => IsUint8ClampedArray
});
function IsBoolean3(value) {
  return value instanceof Boolean;
}
function IsNumber3(value) {
  return value instanceof Number;
}
function IsString3(value) {
  return value instanceof String;
}
function IsTypeArray(value) {
  return globalThis.ArrayBuffer.isView(value);
}
function IsInt8Array(value) {
  return value instanceof globalThis.Int8Array;
}
function IsUint8Array(value) {
  return value instanceof globalThis.Uint8Array;
}
function IsUint8ClampedArray(value) {
  return value instanceof globalThis.Uint8ClampedArray;
}
function IsInt16Array(value) {
  return value instanceof globalThis.Int16Array;
}
function IsUint16Array(value) {
  return value instanceof globalThis.Uint16Array;
}
function IsInt32Array(value) {
  return value instanceof globalThis.Int32Array;
}
function IsUint32Array(value) {
  return value instanceof globalThis.Uint32Array;
}
function IsFloat32Array(value) {
  return value instanceof globalThis.Float32Array;
}
function IsFloat64Array(value) {
  return value instanceof globalThis.Float64Array;
}
function IsBigInt64Array(value) {
  return value instanceof globalThis.BigInt64Array;
}
function IsBigUint64Array(value) {
  return value instanceof globalThis.BigUint64Array;
}
function IsRegExp(value) {
  return value instanceof globalThis.RegExp;
}
function IsDate(value) {
  return value instanceof globalThis.Date;
}
function IsSet(value) {
  return value instanceof globalThis.Set;
}
function IsMap(value) {
  return value instanceof globalThis.Map;
}

// ../../node_modules/typebox/build/guard/index.mjs
var guard_default = guard_exports;

// ../../node_modules/typebox/build/system/settings/settings.mjs
var settings_exports = {};
__export(settings_exports, {
  Get: () => Get,
  Reset: () => Reset,
  Set: () => Set2
});
var settings = {
  immutableTypes: false,
  maxErrors: 8,
  maxParseErrors: 1,
  maxInstantiationCount: 128,
  useAcceleration: true,
  exactOptionalPropertyTypes: false,
  enumerableKind: false,
  correctiveParse: false,
  unionPrioritySort: true
};
function Reset() {
  settings.immutableTypes = false;
  settings.maxErrors = 8;
  settings.maxParseErrors = 1;
  settings.maxInstantiationCount = 128;
  settings.useAcceleration = true;
  settings.exactOptionalPropertyTypes = false;
  settings.enumerableKind = false;
  settings.correctiveParse = false;
  settings.unionPrioritySort = true;
}
function Set2(options) {
  for (const key2 of guard_exports.Keys(options)) {
    const value = options[key2];
    if (value !== void 0) {
      Object.defineProperty(settings, key2, { value });
    }
  }
}
function Get() {
  return settings;
}

// ../../node_modules/typebox/build/system/memory/keys.mjs
function Keys3(value) {
  return [...guard_exports.Keys(value), ...guard_exports.Symbols(value)];
}

// ../../node_modules/typebox/build/system/memory/finalize.mjs
function Freeze(value, seen) {
  if (seen.has(value))
    return;
  seen.add(value);
  for (const key2 of Keys3(value)) {
    const descriptor = Object.getOwnPropertyDescriptor(value, key2);
    if (!descriptor || !("value" in descriptor))
      continue;
    if (guard_exports.IsObject(descriptor.value))
      Freeze(descriptor.value, seen);
  }
  Object.freeze(value);
}
function Finalize(value) {
  if (!settings_exports.Get().immutableTypes)
    return value;
  Freeze(value, /* @__PURE__ */ new WeakSet());
  return value;
}

// ../../node_modules/typebox/build/system/memory/assign.mjs
function Assign(left, right) {
  Metrics.assign += 1;
  const result = {}, rightKeys = Keys3(right), leftKeys = Keys3(left);
  for (const key2 of leftKeys) {
    if (rightKeys.includes(key2))
      continue;
    Object.defineProperty(result, key2, Object.getOwnPropertyDescriptor(left, key2));
  }
  for (const key2 of rightKeys) {
    Object.defineProperty(result, key2, Object.getOwnPropertyDescriptor(right, key2));
  }
  return Finalize(result);
}

// ../../node_modules/typebox/build/system/memory/clone.mjs
function Clone(value) {
  Metrics.clone += 1;
  const result = {};
  for (const key2 of Keys3(value)) {
    if (guard_exports.IsUnsafePropertyKey(key2))
      continue;
    const descriptor = Object.getOwnPropertyDescriptor(value, key2);
    if (guard_exports.IsEqual(descriptor.enumerable, true)) {
      result[key2] = descriptor.value;
    } else {
      Object.defineProperty(result, key2, descriptor);
    }
  }
  return result;
}

// ../../node_modules/typebox/build/system/memory/create.mjs
function WithEnumerable(left, right) {
  return { ...left, ...right };
}
function WithHidden(left, right) {
  for (const key2 of Object.keys(right)) {
    Object.defineProperty(left, key2, {
      configurable: true,
      writable: true,
      enumerable: false,
      value: right[key2]
    });
  }
  return left;
}
function Create(hidden, enumerable, options = {}) {
  Metrics.create += 1;
  const withEnumerable = WithEnumerable(enumerable, options);
  const withHidden = settings_exports.Get().enumerableKind ? WithEnumerable(withEnumerable, hidden) : WithHidden(withEnumerable, hidden);
  return Finalize(withHidden);
}

// ../../node_modules/typebox/build/system/memory/discard.mjs
function Discard(value, propertyKeys) {
  Metrics.discard += 1;
  const result = {};
  for (const key2 of Keys3(value)) {
    if (propertyKeys.includes(key2))
      continue;
    const descriptor = Object.getOwnPropertyDescriptor(value, key2);
    Object.defineProperty(result, key2, descriptor);
  }
  return Finalize(result);
}

// ../../node_modules/typebox/build/system/memory/update.mjs
function WithCurrent(current, hiddenKeys, enumerableKeys, result) {
  for (const key2 of Keys3(current)) {
    if (guard_exports.IsUnsafePropertyKey(key2) || hiddenKeys.includes(key2) || enumerableKeys.includes(key2))
      continue;
    const descriptor = Object.getOwnPropertyDescriptor(current, key2);
    Object.defineProperty(result, key2, descriptor);
  }
}
function WithHidden2(hidden, keys, result) {
  const enumerableKind = settings_exports.Get().enumerableKind;
  for (const key2 of keys) {
    if (guard_exports.IsUnsafePropertyKey(key2))
      continue;
    Object.defineProperty(result, key2, {
      configurable: true,
      writable: true,
      enumerable: enumerableKind,
      value: hidden[key2]
    });
  }
}
function WithEnumerable2(enumerable, keys, result) {
  for (const key2 of keys) {
    if (guard_exports.IsUnsafePropertyKey(key2))
      continue;
    Object.defineProperty(result, key2, {
      configurable: true,
      enumerable: true,
      writable: true,
      value: enumerable[key2]
    });
  }
}
function Update(current, hidden, enumerable) {
  Metrics.update += 1;
  const result = {}, hiddenKeys = Keys3(hidden), enumerableKeys = Keys3(enumerable);
  WithCurrent(current, hiddenKeys, enumerableKeys, result);
  WithHidden2(hidden, hiddenKeys, result);
  WithEnumerable2(enumerable, enumerableKeys, result);
  return Finalize(result);
}

// ../../node_modules/typebox/build/type/types/schema.mjs
function IsKind(value, kind) {
  return guard_exports.IsObject(value) && guard_exports.HasPropertyKey(value, "~kind") && guard_exports.IsEqual(value["~kind"], kind);
}
function IsSchema(value) {
  return guard_exports.IsObject(value);
}

// ../../node_modules/typebox/build/type/types/deferred.mjs
function Deferred(action, parameters, options) {
  return memory_exports.Create({ "~kind": "Deferred" }, { type: "deferred", action, parameters, options }, {});
}
function IsDeferred(value) {
  return IsKind(value, "Deferred");
}

// ../../node_modules/typebox/build/type/engine/readonly/instantiate_add.mjs
function AddReadonlyAction(type, options) {
  const result = memory_exports.Update(type, { "~readonly": true }, options);
  return result;
}
function AddReadonlyInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return AddReadonlyAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/engine/optional/instantiate_add.mjs
function AddOptionalAction(type, options) {
  const result = memory_exports.Update(type, { "~optional": true }, options);
  return result;
}
function AddOptionalInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return AddOptionalAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/types/array.mjs
function _Array_(items, options) {
  return memory_exports.Create({ "~kind": "Array" }, { type: "array", items }, options);
}
function IsArray3(value) {
  return IsKind(value, "Array");
}
function ArrayOptions(type) {
  return memory_exports.Discard(type, ["~kind", "type", "items"]);
}

// ../../node_modules/typebox/build/type/types/constructor.mjs
function Constructor(parameters, instanceType, options = {}) {
  return memory_exports.Create({ "~kind": "Constructor" }, { type: "constructor", parameters, instanceType }, options);
}
function IsConstructor3(value) {
  return IsKind(value, "Constructor");
}
function ConstructorOptions(type) {
  return memory_exports.Discard(type, ["~kind", "type", "parameters", "instanceType"]);
}

// ../../node_modules/typebox/build/type/types/function.mjs
function _Function_(parameters, returnType, options = {}) {
  return memory_exports.Create({ ["~kind"]: "Function" }, { type: "function", parameters, returnType }, options);
}
function IsFunction3(value) {
  return IsKind(value, "Function");
}
function FunctionOptions(type) {
  return memory_exports.Discard(type, ["~kind", "type", "parameters", "returnType"]);
}

// ../../node_modules/typebox/build/type/types/ref.mjs
function Ref(ref, options) {
  return memory_exports.Create({ ["~kind"]: "Ref" }, { $ref: ref }, options);
}
function IsRef(value) {
  return IsKind(value, "Ref");
}

// ../../node_modules/typebox/build/type/types/generic.mjs
function Generic(parameters, expression) {
  return memory_exports.Create({ "~kind": "Generic" }, { type: "generic", parameters, expression });
}
function IsGeneric(value) {
  return IsKind(value, "Generic");
}

// ../../node_modules/typebox/build/type/types/any.mjs
function Any(options) {
  return memory_exports.Create({ ["~kind"]: "Any" }, {}, options);
}
function IsAny(value) {
  return IsKind(value, "Any");
}

// ../../node_modules/typebox/build/type/types/never.mjs
var NeverPattern = "(?!)";
function Never(options) {
  return memory_exports.Create({ "~kind": "Never" }, { not: {} }, options);
}
function IsNever(value) {
  return IsKind(value, "Never");
}

// ../../node_modules/typebox/build/type/action/_add_optional.mjs
function AddOptionalDeferred(type, options = {}) {
  return Deferred("AddOptional", [type], options);
}
function AddOptional(type, options = {}) {
  return AddOptionalAction(type, options);
}

// ../../node_modules/typebox/build/type/types/_optional.mjs
function Optional(type) {
  return AddOptional(type);
}
function IsOptional(value) {
  return IsSchema(value) && guard_exports.HasPropertyKey(value, "~optional");
}

// ../../node_modules/typebox/build/type/types/properties.mjs
function RequiredArray(properties) {
  return guard_exports.Keys(properties).filter((key2) => !IsOptional(properties[key2]));
}
function PropertyKeys(properties) {
  return guard_exports.Keys(properties);
}
function PropertyValues(properties) {
  return guard_exports.Values(properties);
}

// ../../node_modules/typebox/build/type/types/object.mjs
function _Object_(properties, options = {}) {
  const requiredKeys = RequiredArray(properties);
  const required = requiredKeys.length > 0 ? { required: requiredKeys } : {};
  return memory_exports.Create({ "~kind": "Object" }, { type: "object", ...required, properties }, options);
}
function IsObject3(value) {
  return IsKind(value, "Object");
}
function ObjectOptions(type) {
  return memory_exports.Discard(type, ["~kind", "type", "properties", "required"]);
}

// ../../node_modules/typebox/build/type/types/unknown.mjs
function Unknown(options) {
  return memory_exports.Create({ ["~kind"]: "Unknown" }, {}, options);
}
function IsUnknown(value) {
  return IsKind(value, "Unknown");
}

// ../../node_modules/typebox/build/type/types/cyclic.mjs
function Cyclic($defs, $ref, options) {
  const defs = guard_exports.Keys($defs).reduce((result, key2) => {
    return { ...result, [key2]: memory_exports.Update($defs[key2], {}, { $id: key2 }) };
  }, {});
  return memory_exports.Create({ ["~kind"]: "Cyclic" }, { $defs: defs, $ref }, options);
}
function IsCyclic(value) {
  return IsKind(value, "Cyclic");
}

// ../../node_modules/typebox/build/type/types/unsafe.mjs
function Unsafe(schema5) {
  return memory_exports.Update(schema5, { ["~unsafe"]: null }, {});
}
function IsUnsafe(value) {
  return guard_exports.IsObjectNotArray(value) && guard_exports.HasPropertyKey(value, "~unsafe") && guard_exports.IsNull(value["~unsafe"]);
}

// ../../node_modules/typebox/build/system/arguments/arguments.mjs
var arguments_exports = {};
__export(arguments_exports, {
  Match: () => Match
});
function Match(args, match) {
  return match[args.length]?.(...args) ?? (() => {
    throw Error("Invalid Arguments");
  })();
}

// ../../node_modules/typebox/build/type/types/infer.mjs
function Infer(...args) {
  const [name, extends_] = arguments_exports.Match(args, {
    2: (name2, extends_2) => [name2, extends_2, extends_2],
    1: (name2) => [name2, Unknown(), Unknown()]
  });
  return memory_exports.Create({ ["~kind"]: "Infer" }, { type: "infer", name, extends: extends_ }, {});
}
function IsInfer(value) {
  return IsKind(value, "Infer");
}

// ../../node_modules/typebox/build/type/types/dependent.mjs
function Dependent(if_, then_, else_, options = {}) {
  return memory_exports.Create({ "~kind": "Dependent" }, { if: if_, then: then_, else: else_ }, options);
}
function IsDependent(value) {
  return IsKind(value, "Dependent");
}
function DependentOptions(type) {
  return memory_exports.Discard(type, ["~kind", "if", "then", "else"]);
}

// ../../node_modules/typebox/build/type/engine/enum/typescript_enum_to_enum_values.mjs
function IsTypeScriptEnumLike(value) {
  return guard_exports.IsObjectNotArray(value);
}
function TypeScriptEnumToEnumValues(type) {
  const keys = guard_exports.Keys(type).filter((key2) => isNaN(key2));
  return keys.reduce((result, key2) => [...result, type[key2]], []);
}

// ../../node_modules/typebox/build/type/types/enum.mjs
function IsEnumValue(value) {
  return guard_exports.IsString(value) || guard_exports.IsNumber(value);
}
function Enum(value, options) {
  const values = IsTypeScriptEnumLike(value) ? TypeScriptEnumToEnumValues(value) : value;
  return memory_exports.Create({ "~kind": "Enum" }, { enum: values }, options);
}
function IsEnum(value) {
  return IsKind(value, "Enum");
}

// ../../node_modules/typebox/build/type/types/intersect.mjs
function Intersect(types, options = {}) {
  return memory_exports.Create({ "~kind": "Intersect" }, { allOf: types }, options);
}
function IsIntersect(value) {
  return IsKind(value, "Intersect");
}
function IntersectOptions(type) {
  return memory_exports.Discard(type, ["~kind", "allOf"]);
}

// ../../node_modules/typebox/build/system/environment/environment.mjs
var environment_exports = {};
__export(environment_exports, {
  CanEvaluate: () => CanEvaluate,
  Evaluate: () => Evaluate
});

// ../../node_modules/typebox/build/system/environment/evaluate.mjs
var supported = void 0;
function TryEvaluate() {
  try {
    Evaluate("null")();
    return true;
  } catch {
    return false;
  }
}
function CanEvaluate() {
  if (guard_exports.IsUndefined(supported))
    supported = TryEvaluate();
  return supported && settings_exports.Get().useAcceleration;
}
function Evaluate(...args) {
  return new globalThis.Function(...args);
}

// ../../node_modules/typebox/build/system/hashing/hash.mjs
var hash_exports = {};
__export(hash_exports, {
  Hash: () => Hash,
  HashCode: () => HashCode
});

// ../../node_modules/typebox/build/system/unreachable/unreachable.mjs
function Unreachable() {
  throw new Error("Unreachable");
}

// ../../node_modules/typebox/build/system/hashing/hash.mjs
function InstanceKeys(value) {
  const propertyKeys = /* @__PURE__ */ new Set();
  let current = value;
  while (current && current !== Object.prototype) {
    for (const key2 of Reflect.ownKeys(current)) {
      if (key2 !== "constructor" && typeof key2 !== "symbol")
        propertyKeys.add(key2);
    }
    current = Object.getPrototypeOf(current);
  }
  return [...propertyKeys];
}
function IsIEEE754(value) {
  return typeof value === "number";
}
var ByteMarker = {
  Array: 0,
  BigInt: 1,
  Boolean: 2,
  Date: 3,
  Constructor: 4,
  Function: 5,
  Null: 6,
  Number: 7,
  Object: 8,
  RegExp: 9,
  String: 10,
  Symbol: 11,
  TypeArray: 12,
  Undefined: 13
};
var A0 = 8997;
var A1 = 33826;
var A2 = 40164;
var A3 = 52210;
var F64 = new Float64Array(1);
var F64In = new DataView(F64.buffer);
var F64Out = new Uint8Array(F64.buffer);
function FNV1A64_OP(byte) {
  const L0 = A0 ^ byte;
  const T0 = L0 * 435;
  const T1 = A1 * 435 + (T0 >>> 16);
  const T2 = A2 * 435 + (T1 >>> 16) + (L0 << 8);
  const T3 = A3 * 435 + (T2 >>> 16) + (A1 << 8);
  A0 = T0 & 65535;
  A1 = T1 & 65535;
  A2 = T2 & 65535;
  A3 = T3 & 65535;
}
function FromArray(value) {
  FNV1A64_OP(ByteMarker.Array);
  for (const item of value) {
    FromValue(item);
  }
}
function FromBigInt(value) {
  FNV1A64_OP(ByteMarker.BigInt);
  F64In.setBigInt64(0, value);
  for (const byte of F64Out) {
    FNV1A64_OP(byte);
  }
}
function FromBoolean(value) {
  FNV1A64_OP(ByteMarker.Boolean);
  FNV1A64_OP(value ? 1 : 0);
}
function FromConstructor(value) {
  FNV1A64_OP(ByteMarker.Constructor);
  FromValue(value.toString());
}
function FromDate(value) {
  FNV1A64_OP(ByteMarker.Date);
  FromValue(value.getTime());
}
function FromFunction(value) {
  FNV1A64_OP(ByteMarker.Function);
  FromValue(value.toString());
}
function FromNull(_value) {
  FNV1A64_OP(ByteMarker.Null);
}
function FromNumber(value) {
  FNV1A64_OP(ByteMarker.Number);
  F64In.setFloat64(
    0,
    value,
    true
    /* little-endian */
  );
  for (const byte of F64Out) {
    FNV1A64_OP(byte);
  }
}
function FromObject(value) {
  FNV1A64_OP(ByteMarker.Object);
  for (const key2 of InstanceKeys(value).sort()) {
    FromValue(key2);
    FromValue(value[key2]);
  }
}
function FromRegExp(value) {
  FNV1A64_OP(ByteMarker.RegExp);
  FromString(value.toString());
}
var encoder = new TextEncoder();
function FromString(value) {
  FNV1A64_OP(ByteMarker.String);
  for (let i = 0; i < value.length; i++) {
    const code = value.charCodeAt(i);
    if (code > 127) {
      for (const byte of encoder.encode(value.slice(i))) {
        FNV1A64_OP(byte);
      }
      return;
    }
    FNV1A64_OP(code);
  }
}
function FromSymbol(value) {
  FNV1A64_OP(ByteMarker.Symbol);
  FromValue(value.toString());
}
function FromTypeArray(value) {
  FNV1A64_OP(ByteMarker.TypeArray);
  const buffer = new Uint8Array(value.buffer);
  for (let i = 0; i < buffer.length; i++) {
    FNV1A64_OP(buffer[i]);
  }
}
function FromUndefined(_value) {
  return FNV1A64_OP(ByteMarker.Undefined);
}
function FromValue(value) {
  return globals_exports.IsTypeArray(value) ? FromTypeArray(value) : globals_exports.IsDate(value) ? FromDate(value) : globals_exports.IsRegExp(value) ? FromRegExp(value) : globals_exports.IsBoolean(value) ? FromBoolean(value.valueOf()) : globals_exports.IsString(value) ? FromString(value.valueOf()) : globals_exports.IsNumber(value) ? FromNumber(value.valueOf()) : IsIEEE754(value) ? FromNumber(value) : guard_exports.IsArray(value) ? FromArray(value) : guard_exports.IsBoolean(value) ? FromBoolean(value) : guard_exports.IsBigInt(value) ? FromBigInt(value) : guard_exports.IsConstructor(value) ? FromConstructor(value) : guard_exports.IsNull(value) ? FromNull(value) : guard_exports.IsObject(value) ? FromObject(value) : guard_exports.IsString(value) ? FromString(value) : guard_exports.IsSymbol(value) ? FromSymbol(value) : guard_exports.IsUndefined(value) ? FromUndefined(value) : guard_exports.IsFunction(value) ? FromFunction(value) : Unreachable();
}
function Hex(limb) {
  return limb.toString(16).padStart(4, "0");
}
function HashCode(value) {
  return BigInt(`0x${Hash(value)}`);
}
function Hash(value) {
  A0 = 8997, A1 = 33826, A2 = 40164, A3 = 52210;
  FromValue(value);
  return `${Hex(A3)}${Hex(A2)}${Hex(A1)}${Hex(A0)}`;
}

// ../../node_modules/typebox/build/system/locale/en_US.mjs
function en_US(error) {
  switch (error.keyword) {
    case "additionalProperties":
      return "must not have additional properties";
    case "anyOf":
      return "must match a schema in anyOf";
    case "boolean":
      return "schema is false";
    case "const":
      return "must be equal to constant";
    case "contains":
      return "must contain at least 1 valid item";
    case "dependencies":
      return `must have properties ${error.params.dependencies.join(", ")} when property ${error.params.property} is present`;
    case "dependentRequired":
      return `must have properties ${error.params.dependencies.join(", ")} when property ${error.params.property} is present`;
    case "enum":
      return "must be equal to one of the allowed values";
    case "exclusiveMaximum":
      return `must be ${error.params.comparison} ${error.params.limit}`;
    case "exclusiveMinimum":
      return `must be ${error.params.comparison} ${error.params.limit}`;
    case "format":
      return `must match format "${error.params.format}"`;
    case "if":
      return `must match "${error.params.failingKeyword}" schema`;
    case "maxItems":
      return `must not have more than ${error.params.limit} items`;
    case "maxLength":
      return `must not have more than ${error.params.limit} characters`;
    case "maxProperties":
      return `must not have more than ${error.params.limit} properties`;
    case "maximum":
      return `must be ${error.params.comparison} ${error.params.limit}`;
    case "minItems":
      return `must not have fewer than ${error.params.limit} items`;
    case "minLength":
      return `must not have fewer than ${error.params.limit} characters`;
    case "minProperties":
      return `must not have fewer than ${error.params.limit} properties`;
    case "minimum":
      return `must be ${error.params.comparison} ${error.params.limit}`;
    case "multipleOf":
      return `must be multiple of ${error.params.multipleOf}`;
    case "not":
      return "must not be valid";
    case "oneOf":
      return "must match exactly one schema in oneOf";
    case "pattern":
      return `must match pattern "${error.params.pattern}"`;
    case "propertyNames":
      return `property names ${error.params.propertyNames.join(", ")} are invalid`;
    case "required":
      return `must have required properties ${error.params.requiredProperties.join(", ")}`;
    case "type":
      return typeof error.params.type === "string" ? `must be ${error.params.type}` : `must be either ${error.params.type.join(" or ")}`;
    case "unevaluatedItems":
      return "must not have unevaluated items";
    case "unevaluatedProperties":
      return "must not have unevaluated properties";
    case "uniqueItems":
      return `must not have duplicate items`;
    case "~refine":
      return error.params.message;
    // deno-coverage-ignore-start - unreachable
    default:
      return "an unknown validation error occurred";
  }
}

// ../../node_modules/typebox/build/system/locale/_config.mjs
var locale = en_US;
function Get2() {
  return locale;
}

// ../../node_modules/typebox/build/type/types/_codec.mjs
var EncodeBuilder = class {
  constructor(type, decode) {
    this.type = type;
    this.decode = decode;
  }
  Encode(callback) {
    const type = this.type;
    const decode = IsCodec(type) ? (value) => this.decode(type["~codec"].decode(value)) : this.decode;
    const encode = IsCodec(type) ? (value) => type["~codec"].encode(callback(value)) : callback;
    const codec = { decode, encode };
    return memory_exports.Update(this.type, { "~codec": codec }, {});
  }
};
var DecodeBuilder = class {
  constructor(type) {
    this.type = type;
  }
  Decode(callback) {
    return new EncodeBuilder(this.type, callback);
  }
};
function Codec(type) {
  return new DecodeBuilder(type);
}
function Decode(type, callback) {
  return Codec(type).Decode(callback).Encode(() => {
    throw Error("Encode not implemented");
  });
}
function Encode(type, callback) {
  return Codec(type).Decode(() => {
    throw Error("Decode not implemented");
  }).Encode(callback);
}
function IsCodec(value) {
  return IsSchema(value) && guard_exports.HasPropertyKey(value, "~codec") && guard_exports.IsObject(value["~codec"]) && guard_exports.HasPropertyKey(value["~codec"], "encode") && guard_exports.HasPropertyKey(value["~codec"], "decode");
}

// ../../node_modules/typebox/build/type/types/_immutable.mjs
function Immutable(type) {
  return AddImmutable(type);
}
function IsImmutable(value) {
  return IsSchema(value) && guard_exports.HasPropertyKey(value, "~immutable");
}

// ../../node_modules/typebox/build/type/action/_add_readonly.mjs
function AddReadonlyDeferred(type, options = {}) {
  return Deferred("AddReadonly", [type], options);
}
function AddReadonly(type, options = {}) {
  return AddReadonlyAction(type, options);
}

// ../../node_modules/typebox/build/type/types/_readonly.mjs
function Readonly(type) {
  return AddReadonly(type);
}
function IsReadonly(value) {
  return IsSchema(value) && guard_exports.HasPropertyKey(value, "~readonly");
}

// ../../node_modules/typebox/build/type/types/_refine.mjs
function RefineAdd(type, refinement) {
  const refinements = IsRefine(type) ? [...type["~refine"], refinement] : [refinement];
  return memory_exports.Update(type, { "~refine": refinements }, {});
}
function Refine(...args) {
  const [type, check, error] = arguments_exports.Match(args, {
    3: (type2, check2, error2) => [type2, check2, error2],
    2: (type2, check2) => [type2, check2, () => "Refine Error"]
  });
  return RefineAdd(type, { check, error });
}
function IsRefinement(value) {
  return guard_exports.IsObjectNotArray(value) && guard_exports.HasPropertyKey(value, "check") && guard_exports.HasPropertyKey(value, "error") && guard_exports.IsFunction(value.check) && guard_exports.IsFunction(value.error);
}
function IsRefine(value) {
  return IsSchema(value) && guard_exports.HasPropertyKey(value, "~refine") && guard_exports.IsArray(value["~refine"]) && guard_exports.Every(value["~refine"], 0, (value2) => IsRefinement(value2));
}

// ../../node_modules/typebox/build/type/types/bigint.mjs
var BigIntPattern = "-?(?:0|[1-9][0-9]*)n";
function BigInt2(options) {
  return memory_exports.Create({ "~kind": "BigInt" }, { type: "bigint" }, options);
}
function IsBigInt3(value) {
  return IsKind(value, "BigInt");
}

// ../../node_modules/typebox/build/type/types/boolean.mjs
function Boolean2(options) {
  return memory_exports.Create({ "~kind": "Boolean" }, { type: "boolean" }, options);
}
function IsBoolean4(value) {
  return IsKind(value, "Boolean");
}

// ../../node_modules/typebox/build/type/types/identifier.mjs
function Identifier(name) {
  return memory_exports.Create({ "~kind": "Identifier" }, { name });
}
function IsIdentifier2(value) {
  return IsKind(value, "Identifier");
}

// ../../node_modules/typebox/build/type/types/integer.mjs
var IntegerPattern = "-?(?:0|[1-9][0-9]*)";
function Integer(options) {
  return memory_exports.Create({ "~kind": "Integer" }, { type: "integer" }, options);
}
function IsInteger3(value) {
  return IsKind(value, "Integer");
}

// ../../node_modules/typebox/build/type/types/literal.mjs
var InvalidLiteralValue = class extends Error {
  constructor(value) {
    super(`Invalid Literal value`);
    Object.defineProperty(this, "cause", {
      value: { value },
      writable: false,
      configurable: false,
      enumerable: false
    });
  }
};
function LiteralTypeName(value) {
  return guard_exports.IsBigInt(value) ? "bigint" : guard_exports.IsBoolean(value) ? "boolean" : guard_exports.IsNumber(value) ? "number" : guard_exports.IsString(value) ? "string" : (() => {
    throw new InvalidLiteralValue(value);
  })();
}
function Literal(value, options) {
  return memory_exports.Create({ "~kind": "Literal" }, { type: LiteralTypeName(value), const: value }, options);
}
function IsLiteralValue(value) {
  return guard_exports.IsBigInt(value) || guard_exports.IsBoolean(value) || guard_exports.IsNumber(value) || guard_exports.IsString(value);
}
function IsLiteralBigInt(value) {
  return IsLiteral(value) && guard_exports.IsBigInt(value.const);
}
function IsLiteralBoolean(value) {
  return IsLiteral(value) && guard_exports.IsBoolean(value.const);
}
function IsLiteralNumber(value) {
  return IsLiteral(value) && guard_exports.IsNumber(value.const);
}
function IsLiteralString(value) {
  return IsLiteral(value) && guard_exports.IsString(value.const);
}
function IsLiteral(value) {
  return IsKind(value, "Literal");
}

// ../../node_modules/typebox/build/type/types/null.mjs
function Null(options) {
  return memory_exports.Create({ "~kind": "Null" }, { type: "null" }, options);
}
function IsNull3(value) {
  return IsKind(value, "Null");
}

// ../../node_modules/typebox/build/type/types/number.mjs
var NumberPattern = "-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?";
function Number2(options) {
  return memory_exports.Create({ "~kind": "Number" }, { type: "number" }, options);
}
function IsNumber4(value) {
  return IsKind(value, "Number");
}

// ../../node_modules/typebox/build/type/types/symbol.mjs
function Symbol2(options) {
  return memory_exports.Create({ "~kind": "Symbol" }, { type: "symbol" }, options);
}
function IsSymbol3(value) {
  return IsKind(value, "Symbol");
}

// ../../node_modules/typebox/build/type/types/parameter.mjs
function Parameter(...args) {
  const [name, extends_, equals] = arguments_exports.Match(args, {
    3: (name2, extends_2, equals2) => [name2, extends_2, equals2],
    2: (name2, extends_2) => [name2, extends_2, extends_2],
    1: (name2) => [name2, Unknown(), Unknown()]
  });
  return memory_exports.Create({ "~kind": "Parameter" }, { name, extends: extends_, equals }, {});
}
function IsParameter(value) {
  return IsKind(value, "Parameter");
}

// ../../node_modules/typebox/build/type/types/string.mjs
var StringPattern = ".*";
function String2(options) {
  return memory_exports.Create({ "~kind": "String" }, { type: "string" }, options);
}
function IsString4(value) {
  return IsKind(value, "String");
}

// ../../node_modules/typebox/build/type/types/union.mjs
function Union(anyOf, options = {}) {
  return memory_exports.Create({ "~kind": "Union" }, { anyOf }, options);
}
function IsUnion(value) {
  return IsKind(value, "Union");
}
function UnionOptions(type) {
  return memory_exports.Discard(type, ["~kind", "anyOf"]);
}

// ../../node_modules/typebox/build/type/engine/patterns/pattern.mjs
function ParsePatternIntoTypes(pattern) {
  const parsed = Pattern(pattern);
  const result = guard_exports.IsEqual(parsed.length, 2) ? parsed[0] : [];
  return result;
}

// ../../node_modules/typebox/build/type/engine/template_literal/is_finite.mjs
function FromLiteral(_value) {
  return true;
}
function FromTypesReduce(types) {
  return guard_exports.ShiftLeft(types, (left, right) => FromType(left) ? FromTypesReduce(right) : false, () => true);
}
function FromTypes(types) {
  const result = guard_exports.IsEqual(types.length, 0) ? false : FromTypesReduce(types);
  return result;
}
function FromType(type) {
  return IsUnion(type) ? FromTypes(type.anyOf) : IsLiteral(type) ? FromLiteral(type.const) : false;
}
function IsTemplateLiteralFinite(types) {
  const result = FromTypes(types);
  return result;
}

// ../../node_modules/typebox/build/type/engine/template_literal/create.mjs
function TemplateLiteralCreate(pattern) {
  return memory_exports.Create({ ["~kind"]: "TemplateLiteral" }, { type: "string", pattern }, {});
}

// ../../node_modules/typebox/build/type/engine/template_literal/decode.mjs
function FromLiteralPush(variants, value, result = []) {
  return guard_exports.ShiftLeft(variants, (left, right) => FromLiteralPush(right, value, [...result, `${left}${value}`]), () => result);
}
function FromLiteral2(variants, value) {
  return guard_exports.IsEqual(variants.length, 0) ? [`${value}`] : FromLiteralPush(variants, value);
}
function FromUnion(variants, types, result = []) {
  return guard_exports.ShiftLeft(types, (left, right) => FromUnion(variants, right, [...result, ...FromType2(variants, left)]), () => result);
}
function FromType2(variants, type) {
  const result = IsUnion(type) ? FromUnion(variants, type.anyOf) : IsLiteral(type) ? FromLiteral2(variants, type.const) : Unreachable();
  return result;
}
function DecodeFromSpan(variants, types) {
  return guard_exports.ShiftLeft(types, (left, right) => DecodeFromSpan(FromType2(variants, left), right), () => variants);
}
function VariantsToLiterals(variants) {
  return variants.map((variant) => Literal(variant));
}
function DecodeTypesAsUnion(types) {
  const variants = DecodeFromSpan([], types);
  const literals = VariantsToLiterals(variants);
  const result = Union(literals);
  return result;
}
function DecodeTypes(types) {
  return guard_exports.IsEqual(types.length, 0) ? Unreachable() : (
    // Literal('') :
    guard_exports.IsEqual(types.length, 1) && IsLiteral(types[0]) ? types[0] : DecodeTypesAsUnion(types)
  );
}
function TemplateLiteralDecodeUnsafe(pattern) {
  const types = ParsePatternIntoTypes(pattern);
  const result = guard_exports.IsEqual(types.length, 0) ? String2() : IsTemplateLiteralFinite(types) ? DecodeTypes(types) : TemplateLiteralCreate(pattern);
  return result;
}
function TemplateLiteralDecode(pattern) {
  const decoded = TemplateLiteralDecodeUnsafe(pattern);
  const result = IsTemplateLiteral(decoded) ? String2() : decoded;
  return result;
}

// ../../node_modules/typebox/build/type/engine/record/record_create.mjs
function CreateRecord(key2, value) {
  const type = "object";
  const patternProperties = { [key2]: value };
  return memory_exports.Create({ ["~kind"]: "Record" }, { type, patternProperties });
}

// ../../node_modules/typebox/build/type/engine/record/from_key_any.mjs
function FromAnyKey(value) {
  return CreateRecord(StringKey, value);
}

// ../../node_modules/typebox/build/type/engine/record/from_key_boolean.mjs
function FromBooleanKey(value) {
  return _Object_({ true: value, false: value });
}

// ../../node_modules/typebox/build/type/types/tuple.mjs
function Tuple(types, options = {}) {
  const [items, minItems, additionalItems] = [types, types.length, false];
  return memory_exports.Create({ ["~kind"]: "Tuple" }, { type: "array", additionalItems, items, minItems }, options);
}
function IsTuple(value) {
  return IsKind(value, "Tuple");
}
function TupleOptions(type) {
  return memory_exports.Discard(type, ["~kind", "type", "items", "minItems", "additionalItems"]);
}

// ../../node_modules/typebox/build/type/engine/tuple/to_object.mjs
function TupleElementsToProperties(types) {
  const result = types.reduceRight((result2, right, index3) => {
    return { [index3]: right, ...result2 };
  }, {});
  return result;
}
function TupleToObject(type) {
  const properties = TupleElementsToProperties(type.items);
  const result = _Object_(properties);
  return result;
}

// ../../node_modules/typebox/build/type/engine/optional/instantiate_remove.mjs
function RemoveOptionalOperation(type) {
  return memory_exports.Discard(type, ["~optional"]);
}
function RemoveOptionalAction(type, options) {
  const result = memory_exports.Update(RemoveOptionalOperation(type), {}, options);
  return result;
}
function RemoveOptionalInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return RemoveOptionalAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/engine/readonly/instantiate_remove.mjs
function RemoveReadonlyOperation(type) {
  return memory_exports.Discard(type, ["~readonly"]);
}
function RemoveReadonlyAction(type, options) {
  const result = memory_exports.Update(RemoveReadonlyOperation(type), {}, options);
  return result;
}
function RemoveReadonlyInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return RemoveReadonlyAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/engine/evaluate/property.mjs
function EvaluatePropertyIntersect(left, right) {
  const isReadonly = IsReadonly(left) && IsReadonly(right);
  const isOptional = IsOptional(left) && IsOptional(right);
  const evaluated = EvaluateIntersect([left, right]);
  const property2 = RemoveReadonlyAction(RemoveOptionalAction(evaluated, {}), {});
  return isReadonly && isOptional ? AddReadonlyAction(AddOptionalAction(property2, {}), {}) : isReadonly ? AddReadonlyAction(property2, {}) : isOptional ? AddOptionalAction(property2, {}) : property2;
}
function EvaluatePropertyUnion(left, right) {
  const isReadonly = IsReadonly(left) || IsReadonly(right);
  const isOptional = IsOptional(left) || IsOptional(right);
  const leftProperty = RemoveReadonlyAction(RemoveOptionalAction(left, {}), {});
  const rightProperty = RemoveReadonlyAction(RemoveOptionalAction(right, {}), {});
  const property2 = EvaluateUnion([leftProperty, rightProperty]);
  return isReadonly && isOptional ? AddReadonlyAction(AddOptionalAction(property2, {}), {}) : isReadonly ? AddReadonlyAction(property2, {}) : isOptional ? AddOptionalAction(property2, {}) : property2;
}

// ../../node_modules/typebox/build/type/engine/evaluate/composite.mjs
function CompositePropertyKey(left, right, key2) {
  return key2 in left ? key2 in right ? EvaluatePropertyIntersect(left[key2], right[key2]) : left[key2] : key2 in right ? right[key2] : Never();
}
function CompositeProperties(left, right) {
  const keys = /* @__PURE__ */ new Set([...guard_exports.Keys(left), ...guard_exports.Keys(right)]);
  const result = [...keys].reduce((result2, key2) => {
    return { ...result2, [key2]: CompositePropertyKey(left, right, key2) };
  }, {});
  return result;
}
function GetProperties(type) {
  const result = IsObject3(type) ? type.properties : IsTuple(type) ? TupleElementsToProperties(type.items) : {};
  return result;
}
function Composite(left, right) {
  const leftProperties = GetProperties(left);
  const rightProperties = GetProperties(right);
  const properties = CompositeProperties(leftProperties, rightProperties);
  const result = _Object_(properties);
  return result;
}

// ../../node_modules/typebox/build/type/engine/evaluate/narrow.mjs
function NarrowCompareRule(left, right) {
  const result = Compare(left, right);
  return guard_exports.IsEqual(result, CompareResultLeftInside) ? left : guard_exports.IsEqual(result, CompareResultRightInside) ? right : guard_exports.IsEqual(result, CompareResultEqual) ? right : Never();
}
function CanComposite(type) {
  return IsObject3(type) || IsTuple(type);
}
function NarrowCompositeRule(left, right) {
  const canCompositeLeft = CanComposite(left);
  const canCompositeRight = CanComposite(right);
  return canCompositeLeft && canCompositeRight ? Composite(left, right) : canCompositeLeft && !canCompositeRight ? left : !canCompositeLeft && canCompositeRight ? right : NarrowCompareRule(left, right);
}
function Narrow(left, right) {
  return IsNever(left) ? left : IsAny(left) ? left : IsUnknown(left) ? right : IsNever(right) ? right : IsAny(right) ? right : IsUnknown(right) ? left : NarrowCompositeRule(left, right);
}

// ../../node_modules/typebox/build/type/engine/evaluate/distribute.mjs
function ShouldEvaluate(left, right) {
  const result = IsUnion(left) || IsUnion(right);
  return result;
}
function DistributeOperation(left, right) {
  const evaluatedLeft = EvaluateType(left);
  const evaluatedRight = EvaluateType(right);
  const shouldEvaluate = ShouldEvaluate(evaluatedLeft, evaluatedRight);
  const result = shouldEvaluate ? EvaluateIntersect([evaluatedLeft, evaluatedRight]) : Narrow(evaluatedLeft, evaluatedRight);
  return result;
}
function DistributeType(type, types, result = []) {
  return guard_exports.ShiftLeft(types, (left, right) => DistributeType(type, right, [...result, DistributeOperation(left, type)]), () => guard_exports.IsEqual(result.length, 0) ? [type] : result);
}
function DistributeUnion(types, distribution2, result = []) {
  return guard_exports.ShiftLeft(types, (left, right) => DistributeUnion(right, distribution2, [...result, ...Distribute([left], distribution2)]), () => result);
}
function Distribute(types, result = []) {
  return guard_exports.ShiftLeft(types, (left, right) => IsUnion(left) ? Distribute(right, DistributeUnion(left.anyOf, result)) : Distribute(right, DistributeType(left, result)), () => result);
}

// ../../node_modules/typebox/build/type/engine/exclude/operation.mjs
function ExcludeType(left, right) {
  const check = Extends({}, left, right);
  const result = result_exports.IsExtendsTrueLike(check) ? [] : [left];
  return result;
}
function ExcludeUnion(left, right, result = []) {
  return guard_exports.ShiftLeft(left, (head, tail) => ExcludeUnion(tail, right, [...result, ...ExcludeType(head, right)]), () => result);
}
function ExcludeOperation(left, right) {
  const evaluated = EvaluateType(left);
  const canonical = IsUnion(evaluated) ? evaluated.anyOf : [evaluated];
  const remaining = ExcludeUnion(canonical, right);
  const result = EvaluateUnion(remaining);
  return result;
}

// ../../node_modules/typebox/build/type/engine/evaluate/evaluate.mjs
function EvaluateDependent(if_, then_, else_) {
  const intersected = EvaluateIntersect([if_, then_]);
  const excluded = ExcludeOperation(else_, if_);
  const result = EvaluateUnion([intersected, excluded]);
  return result;
}
function EvaluateEnum(values, result = []) {
  return guard_exports.ShiftLeft(values, (left, right) => EvaluateEnum(right, [...result, Literal(left)]), () => EvaluateUnion(result));
}
function EvaluateIntersect(types) {
  const distribution2 = Distribute(types);
  const broadend = Broaden(distribution2);
  const result = EvaluateUnion(broadend);
  return result;
}
function EvaluateTemplateLiteral(pattern) {
  const evaluated = TemplateLiteralDecode(pattern);
  const result = EvaluateType(evaluated);
  return result;
}
function EvaluateUnion(types) {
  const broadend = Broaden(types);
  const result = EvaluateUnionFast(broadend);
  return result;
}
function EvaluateType(type) {
  const result = IsDependent(type) ? EvaluateDependent(type.if, type.then, type.else) : IsEnum(type) ? EvaluateEnum(type.enum) : IsIntersect(type) ? EvaluateIntersect(type.allOf) : IsTemplateLiteral(type) ? EvaluateTemplateLiteral(type.pattern) : IsUnion(type) ? EvaluateUnion(type.anyOf) : type;
  return result;
}
function EvaluateUnionFast(types) {
  const result = guard_exports.IsEqual(types.length, 1) ? types[0] : guard_exports.IsEqual(types.length, 0) ? Never() : Union(types);
  return result;
}

// ../../node_modules/typebox/build/type/engine/record/from_key_enum.mjs
function FromEnumKey(values, value) {
  const unionKey = EvaluateEnum(values);
  const result = FromKey(unionKey, value);
  return result;
}

// ../../node_modules/typebox/build/type/engine/record/from_key_integer.mjs
function FromIntegerKey(_key, value) {
  const result = CreateRecord(IntegerKey, value);
  return result;
}

// ../../node_modules/typebox/build/type/engine/record/from_key_intersect.mjs
function FromIntersectKey(types, value) {
  const evaluatedKey = EvaluateIntersect(types);
  const result = FromKey(evaluatedKey, value);
  return result;
}

// ../../node_modules/typebox/build/type/engine/record/from_key_literal.mjs
function FromLiteralKey(key2, value) {
  return guard_exports.IsString(key2) || guard_exports.IsNumber(key2) ? _Object_({ [key2]: value }) : guard_exports.IsEqual(key2, false) ? _Object_({ false: value }) : guard_exports.IsEqual(key2, true) ? _Object_({ true: value }) : _Object_({});
}

// ../../node_modules/typebox/build/type/engine/record/from_key_number.mjs
function FromNumberKey(_key, value) {
  const result = CreateRecord(NumberKey, value);
  return result;
}

// ../../node_modules/typebox/build/type/engine/record/from_key_string.mjs
function FromStringKey(key2, value) {
  return guard_exports.HasPropertyKey(key2, "pattern") && (guard_exports.IsString(key2.pattern) || key2.pattern instanceof RegExp) ? CreateRecord(key2.pattern.toString(), value) : CreateRecord(StringKey, value);
}

// ../../node_modules/typebox/build/type/engine/record/from_key_template_literal.mjs
function FromTemplateKey(pattern, value) {
  const types = ParsePatternIntoTypes(pattern);
  const finite = IsTemplateLiteralFinite(types);
  const result = finite ? FromKey(EvaluateTemplateLiteral(pattern), value) : CreateRecord(pattern, value);
  return result;
}

// ../../node_modules/typebox/build/type/engine/evaluate/flatten.mjs
function FlattenType(type) {
  const result = IsUnion(type) ? Flatten(type.anyOf) : [type];
  return result;
}
function Flatten(types, result = []) {
  return guard_exports.ShiftLeft(types, (left, right) => Flatten(right, [...result, ...FlattenType(left)]), () => result);
}

// ../../node_modules/typebox/build/type/engine/record/from_key_union.mjs
function StringOrNumberCheck(types) {
  return types.some((type) => IsString4(type) || IsNumber4(type) || IsInteger3(type));
}
function TryBuildRecord(types, value) {
  return guard_exports.IsEqual(StringOrNumberCheck(types), true) ? CreateRecord(StringKey, value) : void 0;
}
function CreateProperties(types, value) {
  return types.reduce((result, left) => {
    return IsLiteral(left) && (guard_exports.IsString(left.const) || guard_exports.IsNumber(left.const)) ? { ...result, [left.const]: value } : result;
  }, {});
}
function CreateObject(types, value) {
  const properties = CreateProperties(types, value);
  const result = _Object_(properties);
  return result;
}
function FromUnionKey(types, value) {
  const flattened = Flatten(types);
  const record = TryBuildRecord(flattened, value);
  return IsSchema(record) ? record : CreateObject(flattened, value);
}

// ../../node_modules/typebox/build/type/engine/record/from_key.mjs
function FromKey(key2, value) {
  const result = IsAny(key2) ? FromAnyKey(value) : IsBoolean4(key2) ? FromBooleanKey(value) : IsEnum(key2) ? FromEnumKey(key2.enum, value) : IsInteger3(key2) ? FromIntegerKey(key2, value) : IsIntersect(key2) ? FromIntersectKey(key2.allOf, value) : IsLiteral(key2) ? FromLiteralKey(key2.const, value) : IsNumber4(key2) ? FromNumberKey(key2, value) : IsUnion(key2) ? FromUnionKey(key2.anyOf, value) : IsString4(key2) ? FromStringKey(key2, value) : IsTemplateLiteral(key2) ? FromTemplateKey(key2.pattern, value) : _Object_({});
  return result;
}

// ../../node_modules/typebox/build/type/engine/record/instantiate.mjs
function RecordAction(key2, value, options) {
  const result = CanInstantiate([key2]) ? memory_exports.Update(FromKey(key2, value), {}, options) : RecordDeferred(key2, value, options);
  return result;
}
function RecordInstantiate(context, state2, key2, value, options) {
  const instantiatedKey = InstantiateType(context, state2, key2);
  const instantiatedValue = InstantiateType(context, state2, value);
  return RecordAction(instantiatedKey, instantiatedValue, options);
}

// ../../node_modules/typebox/build/type/types/record.mjs
var IntegerKey = `^${IntegerPattern}$`;
var NumberKey = `^${NumberPattern}$`;
var StringKey = `^${StringPattern}$`;
function RecordDeferred(key2, value, options = {}) {
  return Deferred("Record", [key2, value], options);
}
function Record(key2, value, options = {}) {
  return RecordAction(key2, value, options);
}
function RecordFromPattern(pattern, value) {
  return CreateRecord(pattern, value);
}
function RecordPatternToType(pattern) {
  const result = guard_exports.IsEqual(pattern, StringKey) ? String2() : guard_exports.IsEqual(pattern, IntegerKey) ? Integer() : guard_exports.IsEqual(pattern, NumberKey) ? Number2() : TemplateLiteralDecodeUnsafe(pattern);
  return result;
}
function RecordPattern(type) {
  return guard_exports.Keys(type.patternProperties)[0];
}
function RecordKey(type) {
  const pattern = RecordPattern(type);
  const result = RecordPatternToType(pattern);
  return result;
}
function RecordValue(type) {
  return type.patternProperties[RecordPattern(type)];
}
function IsRecord(value) {
  return IsKind(value, "Record");
}

// ../../node_modules/typebox/build/type/types/rest.mjs
function Rest(type) {
  return memory_exports.Create({ "~kind": "Rest" }, { type: "rest", items: type }, {});
}
function IsRest(value) {
  return IsKind(value, "Rest");
}

// ../../node_modules/typebox/build/type/types/this.mjs
function This(options) {
  return memory_exports.Create({ ["~kind"]: "This" }, { $ref: "#" }, options);
}
function IsThis(value) {
  return IsKind(value, "This");
}

// ../../node_modules/typebox/build/type/types/undefined.mjs
function Undefined(options) {
  return memory_exports.Create({ "~kind": "Undefined" }, { type: "undefined" }, options);
}
function IsUndefined3(value) {
  return IsKind(value, "Undefined");
}

// ../../node_modules/typebox/build/type/types/void.mjs
function Void(options) {
  return memory_exports.Create({ "~kind": "Void" }, { type: "void" }, options);
}
function IsVoid(value) {
  return IsKind(value, "Void");
}

// ../../node_modules/typebox/build/type/script/mapping.mjs
function IntrinsicOrCall(ref, parameters) {
  return guard_exports.IsEqual(ref, "Array") ? _Array_(parameters[0]) : guard_exports.IsEqual(ref, "Capitalize") ? CapitalizeDeferred(parameters[0]) : guard_exports.IsEqual(ref, "ConstructorParameters") ? ConstructorParametersDeferred(parameters[0]) : guard_exports.IsEqual(ref, "Evaluate") ? EvaluateDeferred(parameters[0]) : guard_exports.IsEqual(ref, "Exclude") ? ExcludeDeferred(parameters[0], parameters[1]) : guard_exports.IsEqual(ref, "Extract") ? ExtractDeferred(parameters[0], parameters[1]) : guard_exports.IsEqual(ref, "Index") ? IndexDeferred(parameters[0], parameters[1]) : guard_exports.IsEqual(ref, "InstanceType") ? InstanceTypeDeferred(parameters[0]) : guard_exports.IsEqual(ref, "Lowercase") ? LowercaseDeferred(parameters[0]) : guard_exports.IsEqual(ref, "NonNullable") ? NonNullableDeferred(parameters[0]) : guard_exports.IsEqual(ref, "Omit") ? OmitDeferred(parameters[0], parameters[1]) : guard_exports.IsEqual(ref, "Parameters") ? ParametersDeferred(parameters[0]) : guard_exports.IsEqual(ref, "Partial") ? PartialDeferred(parameters[0]) : guard_exports.IsEqual(ref, "Pick") ? PickDeferred(parameters[0], parameters[1]) : guard_exports.IsEqual(ref, "Readonly") ? ReadonlyObjectDeferred(parameters[0]) : guard_exports.IsEqual(ref, "KeyOf") ? KeyOfDeferred(parameters[0]) : guard_exports.IsEqual(ref, "Record") ? RecordDeferred(parameters[0], parameters[1]) : guard_exports.IsEqual(ref, "Required") ? RequiredDeferred(parameters[0]) : guard_exports.IsEqual(ref, "ReturnType") ? ReturnTypeDeferred(parameters[0]) : guard_exports.IsEqual(ref, "Uncapitalize") ? UncapitalizeDeferred(parameters[0]) : guard_exports.IsEqual(ref, "Uppercase") ? UppercaseDeferred(parameters[0]) : CallConstruct(Ref(ref), parameters);
}
function Unreachable2() {
  throw Error("Unreachable");
}
function DelimitedDecode(input, result = []) {
  return guard_exports.ShiftLeft(input, (left, right) => DelimitedDecode(right, [...result, left[1]]), () => result);
}
function Delimited(input) {
  return guard_exports.IsEqual(input.length, 3) ? [input[0], ...DelimitedDecode(input[1])] : [];
}
function GenericParameterExtendsEqualsMapping(input) {
  return Parameter(input[0], input[2], input[4]);
}
function GenericParameterExtendsMapping(input) {
  return Parameter(input[0], input[2], input[2]);
}
function GenericParameterEqualsMapping(input) {
  return Parameter(input[0], Unknown(), input[2]);
}
function GenericParameterIdentifierMapping(input) {
  return Parameter(input, Unknown(), Unknown());
}
function GenericParameterMapping(input) {
  return input;
}
function GenericParameterListMapping(input) {
  return Delimited(input);
}
function GenericParametersMapping(input) {
  return input[1];
}
function GenericCallArgumentListMapping(input) {
  return Delimited(input);
}
function GenericCallArgumentsMapping(input) {
  return input[1];
}
function GenericCallMapping(input) {
  return IntrinsicOrCall(input[0], input[1]);
}
function OptionalSemiColonMapping(input) {
  return null;
}
function KeywordStringMapping(input) {
  return String2();
}
function KeywordNumberMapping(input) {
  return Number2();
}
function KeywordBooleanMapping(input) {
  return Boolean2();
}
function KeywordUndefinedMapping(input) {
  return Undefined();
}
function KeywordNullMapping(input) {
  return Null();
}
function KeywordIntegerMapping(input) {
  return Integer();
}
function KeywordBigIntMapping(input) {
  return BigInt2();
}
function KeywordUnknownMapping(input) {
  return Unknown();
}
function KeywordAnyMapping(input) {
  return Any();
}
function KeywordObjectMapping(input) {
  return _Object_({});
}
function KeywordNeverMapping(input) {
  return Never();
}
function KeywordSymbolMapping(input) {
  return Symbol2();
}
function KeywordVoidMapping(input) {
  return Void();
}
function KeywordThisMapping(input) {
  return This();
}
function LiteralBigIntMapping(input) {
  return Literal(BigInt(input));
}
function LiteralBooleanMapping(input) {
  return Literal(guard_exports.IsEqual(input, "true"));
}
function LiteralNumberMapping(input) {
  return Literal(parseFloat(input));
}
function LiteralStringMapping(input) {
  return Literal(input);
}
function TemplateInterpolateMapping(input) {
  return input[1];
}
function TemplateSpanMapping(input) {
  return Literal(input);
}
function TemplateBodyMapping(input) {
  return guard_exports.IsEqual(input.length, 3) ? [input[0], input[1], ...input[2]] : [input[0]];
}
function TemplateLiteralTypesMapping(input) {
  return input[1];
}
function TemplateLiteralMapping(input) {
  return TemplateLiteralDeferred(input);
}
function DependentMapping(input) {
  return guard_exports.IsEqual(input.length, 6) ? Dependent(input[1], input[3], input[5]) : Dependent(input[1], input[3], Unknown());
}
function KeyOfMapping(input) {
  return input.length > 0;
}
function IndexArrayMapping(input) {
  return input.reduce((result, current) => {
    return guard_exports.IsEqual(current.length, 3) ? [...result, [current[1]]] : [...result, []];
  }, []);
}
function ExtendsMapping(input) {
  return guard_exports.IsEqual(input.length, 6) ? [input[1], input[3], input[5]] : [];
}
function BaseMapping(input) {
  return guard_exports.IsArray(input) && guard_exports.IsEqual(input.length, 3) ? input[1] : input;
}
function WithMapping(input) {
  return guard_exports.IsEqual(input.length, 2) ? input[1] : [];
}
function FactorIndexArray(Type2, indexArray) {
  return indexArray.reduce((result, left) => {
    const _left = left;
    return guard_exports.IsEqual(_left.length, 1) ? IndexDeferred(result, _left[0]) : guard_exports.IsEqual(_left.length, 0) ? _Array_(result) : Unreachable2();
  }, Type2);
}
function FactorExtends(type, extend) {
  return guard_exports.IsEqual(extend.length, 3) ? ConditionalDeferred(type, extend[0], extend[1], extend[2]) : type;
}
function FactorWith(type, withClause) {
  return guard_exports.IsArray(withClause) && guard_exports.IsEqual(withClause.length, 0) ? type : WithDeferred(type, withClause);
}
function FactorMapping(input) {
  const [keyOf, type, indexArray, extend, withClause] = input;
  return FactorWith(keyOf ? FactorExtends(KeyOfDeferred(FactorIndexArray(type, indexArray)), extend) : FactorExtends(FactorIndexArray(type, indexArray), extend), withClause);
}
function ExprBinaryMapping(left, rest) {
  return guard_exports.IsEqual(rest.length, 3) ? (() => {
    const [operator, right, next] = rest;
    const Schema = ExprBinaryMapping(right, next);
    if (guard_exports.IsEqual(operator, "&")) {
      return IsIntersect(Schema) ? Intersect([left, ...Schema.allOf]) : Intersect([left, Schema]);
    }
    if (guard_exports.IsEqual(operator, "|")) {
      return IsUnion(Schema) ? Union([left, ...Schema.anyOf]) : Union([left, Schema]);
    }
    Unreachable2();
  })() : left;
}
function ExprTermTailMapping(input) {
  return input;
}
function ExprTermMapping(input) {
  const [left, rest] = input;
  return ExprBinaryMapping(left, rest);
}
function ExprTailMapping(input) {
  return input;
}
function ExprMapping(input) {
  const [left, rest] = input;
  return ExprBinaryMapping(left, rest);
}
function ExprReadonlyMapping(input) {
  return AddImmutableDeferred(input[1]);
}
function ExprPipeMapping(input) {
  return input[1];
}
function GenericTypeMapping(input) {
  return Generic(input[0], input[2]);
}
function InferTypeMapping(input) {
  return guard_exports.IsEqual(input.length, 4) ? Infer(input[1], input[3]) : guard_exports.IsEqual(input.length, 2) ? Infer(input[1], Unknown()) : Unreachable2();
}
function TypeMapping(input) {
  return input;
}
function PropertyKeyNumberMapping(input) {
  return `${input}`;
}
function PropertyKeyIdentMapping(input) {
  return input;
}
function PropertyKeyQuotedMapping(input) {
  return input;
}
function PropertyKeyIndexMapping(input) {
  return IsInteger3(input[3]) ? IntegerKey : IsNumber4(input[3]) ? NumberKey : IsSymbol3(input[3]) ? StringKey : IsString4(input[3]) ? StringKey : Unreachable2();
}
function PropertyKeyMapping(input) {
  return input;
}
function ReadonlyMapping(input) {
  return input.length > 0;
}
function OptionalMapping(input) {
  return input.length > 0;
}
function PropertyMapping(input) {
  const [isReadonly, key2, isOptional, _colon, type] = input;
  return {
    [key2]: isReadonly && isOptional ? AddReadonlyDeferred(AddOptionalDeferred(type)) : isReadonly && !isOptional ? AddReadonlyDeferred(type) : !isReadonly && isOptional ? AddOptionalDeferred(type) : type
  };
}
function PropertyDelimiterMapping(input) {
  return input;
}
function PropertyListMapping(input) {
  return Delimited(input);
}
function PropertiesReduce(propertyList) {
  return propertyList.reduce((result, left) => {
    const isPatternProperties = guard_exports.HasPropertyKey(left, IntegerKey) || guard_exports.HasPropertyKey(left, NumberKey) || guard_exports.HasPropertyKey(left, StringKey);
    return isPatternProperties ? [result[0], memory_exports.Assign(result[1], left)] : [memory_exports.Assign(result[0], left), result[1]];
  }, [{}, {}]);
}
function PropertiesMapping(input) {
  return PropertiesReduce(input[1]);
}
function _Object_Mapping(input) {
  const [properties, patternProperties] = input;
  const options = guard_exports.IsEqual(guard_exports.Keys(patternProperties).length, 0) ? {} : { patternProperties };
  return _Object_(properties, options);
}
function ElementNamedMapping(input) {
  return guard_exports.IsEqual(input.length, 5) ? AddReadonlyDeferred(AddOptionalDeferred(input[4])) : guard_exports.IsEqual(input.length, 3) ? input[2] : guard_exports.IsEqual(input.length, 4) ? guard_exports.IsEqual(input[2], "readonly") ? AddReadonlyDeferred(input[3]) : AddOptionalDeferred(input[3]) : Unreachable2();
}
function ElementBaseMapping(input) {
  if (!guard_exports.IsArray(input) || !guard_exports.IsEqual(input.length, 3))
    return input;
  const [isReadonly, type, isOptional] = input;
  return isReadonly && isOptional ? AddReadonlyDeferred(AddOptionalDeferred(type)) : isReadonly && !isOptional ? AddReadonlyDeferred(type) : !isReadonly && isOptional ? AddOptionalDeferred(type) : type;
}
function ElementMapping(input) {
  return guard_exports.IsEqual(input.length, 2) ? Rest(input[1]) : guard_exports.IsEqual(input.length, 1) ? input[0] : Unreachable2();
}
function ElementListMapping(input) {
  return Delimited(input);
}
function _Tuple_Mapping(input) {
  return Tuple(input[1]);
}
function ParameterReadonlyOptionalMapping(input) {
  return AddReadonlyDeferred(AddOptionalDeferred(input[4]));
}
function ParameterReadonlyMapping(input) {
  return AddReadonlyDeferred(input[3]);
}
function ParameterOptionalMapping(input) {
  return AddOptionalDeferred(input[3]);
}
function ParameterTypeMapping(input) {
  return input[2];
}
function ParameterBaseMapping(input) {
  return input;
}
function ParameterMapping(input) {
  return guard_exports.IsEqual(input.length, 2) ? Rest(input[1]) : guard_exports.IsEqual(input.length, 1) ? input[0] : Unreachable2();
}
function ParameterListMapping(input) {
  return Delimited(input);
}
function _Function_Mapping(input) {
  return _Function_(input[1], input[4]);
}
function _Constructor_Mapping(input) {
  return Constructor(input[2], input[5]);
}
function ApplyReadonly(state2, type) {
  return guard_exports.IsEqual(state2, "remove") ? RemoveReadonlyDeferred(type) : guard_exports.IsEqual(state2, "add") ? AddReadonlyDeferred(type) : type;
}
function MappedReadonlyMapping(input) {
  return guard_exports.IsEqual(input.length, 2) && guard_exports.IsEqual(input[0], "-") ? "remove" : guard_exports.IsEqual(input.length, 2) && guard_exports.IsEqual(input[0], "+") ? "add" : guard_exports.IsEqual(input.length, 1) ? "add" : "none";
}
function ApplyOptional(state2, type) {
  return guard_exports.IsEqual(state2, "remove") ? RemoveOptionalDeferred(type) : guard_exports.IsEqual(state2, "add") ? AddOptionalDeferred(type) : type;
}
function MappedOptionalMapping(input) {
  return guard_exports.IsEqual(input.length, 2) && guard_exports.IsEqual(input[0], "-") ? "remove" : guard_exports.IsEqual(input.length, 2) && guard_exports.IsEqual(input[0], "+") ? "add" : guard_exports.IsEqual(input.length, 1) ? "add" : "none";
}
function MappedAsMapping(input) {
  return guard_exports.IsEqual(input.length, 2) ? [input[1]] : [];
}
function _Mapped_Mapping(input) {
  return guard_exports.IsArray(input[6]) && guard_exports.IsEqual(input[6].length, 1) ? MappedDeferred(Identifier(input[3]), input[5], input[6][0], ApplyReadonly(input[1], ApplyOptional(input[8], input[10]))) : MappedDeferred(Identifier(input[3]), input[5], Ref(input[3]), ApplyReadonly(input[1], ApplyOptional(input[8], input[10])));
}
function ReferenceMapping(input) {
  return Ref(input);
}
function WithBigIntMapping(input) {
  return BigInt(input);
}
function WithNumberMapping(input) {
  return parseFloat(input);
}
function WithBooleanMapping(input) {
  return guard_exports.IsEqual(input, "true");
}
function WithStringMapping(input) {
  return input;
}
function WithNullMapping(input) {
  return null;
}
function WithUndefinedMapping(input) {
  return void 0;
}
function WithPropertyMapping(input) {
  return { [input[0]]: input[2] };
}
function WithPropertyListMapping(input) {
  return Delimited(input);
}
function WithObjectMappingReduce(propertyList) {
  return propertyList.reduce((result, left) => {
    return memory_exports.Assign(result, left);
  }, {});
}
function WithObjectMapping(input) {
  return WithObjectMappingReduce(input[1]);
}
function WithElementListMapping(input) {
  return Delimited(input);
}
function WithArrayMapping(input) {
  return input[1];
}
function WithValueMapping(input) {
  return input;
}
function PatternBigIntMapping(input) {
  return BigInt2();
}
function PatternStringMapping(input) {
  return String2();
}
function PatternNumberMapping(input) {
  return Number2();
}
function PatternIntegerMapping(input) {
  return Integer();
}
function PatternNeverMapping(input) {
  return Never();
}
function PatternTextMapping(input) {
  return Literal(input);
}
function PatternBaseMapping(input) {
  return input;
}
function PatternGroupMapping(input) {
  return Union(input[1]);
}
function PatternUnionMapping(input) {
  return input.length === 3 ? [...input[0], ...input[2]] : input.length === 1 ? [...input[0]] : [];
}
function PatternTermMapping(input) {
  return [input[0], ...input[1]];
}
function PatternBodyMapping(input) {
  return input;
}
function PatternMapping(input) {
  return input[1];
}
function InterfaceDeclarationHeritageListMapping(input) {
  return Delimited(input);
}
function InterfaceDeclarationHeritageMapping(input) {
  return guard_exports.IsEqual(input.length, 2) ? input[1] : [];
}
function InterfaceDeclarationGenericMapping(input) {
  const parameters = input[2];
  const heritage = input[3];
  const [properties, patternProperties] = input[4];
  const options = guard_exports.IsEqual(guard_exports.Keys(patternProperties).length, 0) ? {} : { patternProperties };
  return { [input[1]]: Generic(parameters, InterfaceDeferred(heritage, properties, options)) };
}
function InterfaceDeclarationMapping(input) {
  const heritage = input[2];
  const [properties, patternProperties] = input[3];
  const options = guard_exports.IsEqual(guard_exports.Keys(patternProperties).length, 0) ? {} : { patternProperties };
  return { [input[1]]: InterfaceDeferred(heritage, properties, options) };
}
function TypeAliasDeclarationGenericMapping(input) {
  return { [input[1]]: Generic(input[2], input[4]) };
}
function TypeAliasDeclarationMapping(input) {
  return { [input[1]]: input[3] };
}
function ExportKeywordMapping(input) {
  return null;
}
function ModuleDeclarationDelimiterMapping(input) {
  return input;
}
function ModuleDeclarationListMapping(input) {
  return Delimited(input);
}
function ModuleDeclarationMapping(input) {
  return input[1];
}
function ModuleMapping(input) {
  const [moduleDeclaration, moduleDeclarationList] = [input[0], input[1]];
  return ModuleDeferred(memory_exports.Assign(moduleDeclaration, PropertiesReduce(moduleDeclarationList)[0]));
}
function ScriptMapping(input) {
  return input;
}

// ../../node_modules/typebox/build/type/script/token/internal/match.mjs
function IsMatch(value) {
  return IsEqual(value.length, 2);
}
function Match2(input, ok, fail) {
  return IsMatch(input) ? ok(input[0], input[1]) : fail();
}

// ../../node_modules/typebox/build/type/script/token/internal/take.mjs
function TakeVariant(variant, input) {
  return IsEqual(input.indexOf(variant), 0) ? [variant, input.slice(variant.length)] : [];
}
function Take(variants, input) {
  for (let i = 0; i < variants.length; i++) {
    const result = TakeVariant(variants[i], input);
    if (IsMatch(result))
      return result;
  }
  return [];
}

// ../../node_modules/typebox/build/type/script/token/internal/char.mjs
function Range(start, end) {
  return Array.from({ length: end - start + 1 }, (_, i) => String.fromCharCode(start + i));
}
var Alpha = [
  ...Range(97, 122),
  // Lowercase
  ...Range(65, 90)
  // Uppercase
];
var Zero = "0";
var NonZero = Range(49, 57);
var Digit = [Zero, ...NonZero];
var WhiteSpace = " ";
var NewLine = "\n";
var UnderScore = "_";
var Dot = ".";
var DollarSign = "$";
var Hyphen = "-";

// ../../node_modules/typebox/build/type/script/token/internal/trim.mjs
var LineComment = "//";
var OpenComment = "/*";
var CloseComment = "*/";
function DiscardMultilineComment(input) {
  const index3 = input.indexOf(CloseComment);
  const result = IsEqual(index3, -1) ? "" : input.slice(index3 + 2);
  return result;
}
function DiscardLineComment(input) {
  const index3 = input.indexOf(NewLine);
  const result = IsEqual(index3, -1) ? "" : input.slice(index3);
  return result;
}
function TrimStartUntilNewline(input) {
  return input.replace(/^[ \t\r\f\v]+/, "");
}
function TrimWhitespace(input) {
  const trimmed = TrimStartUntilNewline(input);
  return trimmed.startsWith(OpenComment) ? TrimWhitespace(DiscardMultilineComment(trimmed.slice(2))) : trimmed.startsWith(LineComment) ? TrimWhitespace(DiscardLineComment(trimmed.slice(2))) : trimmed;
}
function Trim(input) {
  const trimmed = input.trimStart();
  return trimmed.startsWith(OpenComment) ? Trim(DiscardMultilineComment(trimmed.slice(2))) : trimmed.startsWith(LineComment) ? Trim(DiscardLineComment(trimmed.slice(2))) : trimmed;
}

// ../../node_modules/typebox/build/type/script/token/internal/optional.mjs
function Optional2(value, input) {
  return Match2(Take([value], input), (Optional4, Rest2) => [Optional4, Rest2], () => ["", input]);
}

// ../../node_modules/typebox/build/type/script/token/internal/many.mjs
function IsDiscard(discard, input) {
  return discard.includes(input);
}
function Many(allowed, discard, input, result = "") {
  return Match2(Take(allowed, input), (Char, Rest2) => IsDiscard(discard, Char) ? Many(allowed, discard, Rest2, result) : Many(allowed, discard, Rest2, `${result}${Char}`), () => [result, input]);
}

// ../../node_modules/typebox/build/type/script/token/unsigned_integer.mjs
function TakeNonZero(input) {
  return Take(NonZero, input);
}
var AllowedDigits = [...Digit, UnderScore];
function TakeDigits(input) {
  return Many(AllowedDigits, [UnderScore], input);
}
function TakeUnsignedInteger(input) {
  return Match2(Take([Zero], input), (Zero2, ZeroRest) => [Zero2, ZeroRest], () => Match2(
    TakeNonZero(input),
    (NonZero2, NonZeroRest) => Match2(TakeDigits(NonZeroRest), (Digits, DigitsRest) => [`${NonZero2}${Digits}`, DigitsRest], () => []),
    // fail: did not match Digits
    () => []
  ));
}
function UnsignedInteger(input) {
  return TakeUnsignedInteger(Trim(input));
}

// ../../node_modules/typebox/build/type/script/token/integer.mjs
function TakeSign(input) {
  return Optional2(Hyphen, input);
}
function TakeSignedInteger(input) {
  return Match2(
    TakeSign(input),
    (Sign, SignRest) => Match2(UnsignedInteger(SignRest), (UnsignedInteger2, UnsignedIntegerRest) => [`${Sign}${UnsignedInteger2}`, UnsignedIntegerRest], () => []),
    // fail: did not match unsigned integer
    () => []
  );
}
function Integer2(input) {
  return TakeSignedInteger(Trim(input));
}

// ../../node_modules/typebox/build/type/script/token/bigint.mjs
function TakeBigInt(input) {
  return Match2(
    Integer2(input),
    (Integer3, IntegerRest) => Match2(Take(["n"], IntegerRest), (_N, NRest) => [`${Integer3}`, NRest], () => []),
    // fail: did not match 'n'
    () => []
  );
}
function BigInt3(input) {
  return TakeBigInt(input);
}

// ../../node_modules/typebox/build/type/script/token/const.mjs
function TakeConst(const_, input) {
  return Take([const_], input);
}
function Const(const_, input) {
  return IsEqual(const_, "") ? ["", input] : const_.startsWith(NewLine) ? TakeConst(const_, TrimWhitespace(input)) : const_.startsWith(WhiteSpace) ? TakeConst(const_, input) : TakeConst(const_, Trim(input));
}

// ../../node_modules/typebox/build/type/script/token/ident.mjs
var Initial = [...Alpha, UnderScore, DollarSign];
function TakeInitial(input) {
  return Take(Initial, input);
}
var Remaining = [...Initial, ...Digit];
function TakeRemaining(input, result = "") {
  return Match2(Take(Remaining, input), (Remaining2, RemainingRest) => TakeRemaining(RemainingRest, `${result}${Remaining2}`), () => [result, input]);
}
function TakeIdent(input) {
  return Match2(
    TakeInitial(input),
    (Initial2, InitialRest) => Match2(TakeRemaining(InitialRest), (Remaining2, RemainingRest) => [`${Initial2}${Remaining2}`, RemainingRest], () => []),
    // fail: did not match Remaining
    () => []
  );
}
function Ident(input) {
  return TakeIdent(Trim(input));
}

// ../../node_modules/typebox/build/type/script/token/unsigned_number.mjs
var AllowedDigits2 = [...Digit, UnderScore];
function IsLeadingDot(input) {
  return IsMatch(Take([Dot], input));
}
function TakeFractional(input) {
  return Match2(Many(AllowedDigits2, [UnderScore], input), (Digits, DigitsRest) => IsEqual(Digits, "") ? [] : [Digits, DigitsRest], () => []);
}
function LeadingDot(input) {
  return Match2(
    Take([Dot], input),
    (Dot2, DotRest) => Match2(TakeFractional(DotRest), (Fractional, FractionalRest) => [`0${Dot2}${Fractional}`, FractionalRest], () => []),
    // fail: did not match Fractional
    () => []
  );
}
function LeadingInteger(input) {
  return Match2(
    UnsignedInteger(input),
    (Integer3, IntegerRest) => Match2(
      Take([Dot], IntegerRest),
      (Dot2, DotRest) => Match2(TakeFractional(DotRest), (Fractional, FractionalRest) => [`${Integer3}${Dot2}${Fractional}`, FractionalRest], () => [`${Integer3}`, DotRest]),
      // fail: did not match Fractional, use Integer
      () => [`${Integer3}`, IntegerRest]
    ),
    // fail: did not match Dot, use Integer
    () => []
  );
}
function TakeUnsignedNumber(input) {
  return IsLeadingDot(input) ? LeadingDot(input) : LeadingInteger(input);
}
function UnsignedNumber(input) {
  return TakeUnsignedNumber(Trim(input));
}

// ../../node_modules/typebox/build/type/script/token/number.mjs
function TakeSign2(input) {
  return Optional2(Hyphen, input);
}
function TakeSignedNumber(input) {
  return Match2(
    TakeSign2(input),
    (Sign, SignRest) => Match2(UnsignedNumber(SignRest), (UnsignedInteger2, UnsignedIntegerRest) => [`${Sign}${UnsignedInteger2}`, UnsignedIntegerRest], () => []),
    // fail: did not match unsigned integer
    () => []
  );
}
function Number3(input) {
  return TakeSignedNumber(Trim(input));
}

// ../../node_modules/typebox/build/type/script/token/until.mjs
function TakeOne(input) {
  const result = IsEqual(input, "") ? [] : [input.slice(0, 1), input.slice(1)];
  return result;
}
function IsInputMatchSentinal(end, input) {
  return ShiftLeft(end, (left, right) => input.startsWith(left) ? true : IsInputMatchSentinal(right, input), () => false);
}
function Until(end, input, result = "") {
  return Match2(
    TakeOne(input),
    (One, Rest2) => IsInputMatchSentinal(end, input) ? [result, input] : Until(end, Rest2, `${result}${One}`),
    () => []
  );
}

// ../../node_modules/typebox/build/type/script/token/span.mjs
function MultiLine(start, end, input) {
  return Match2(
    Take([start], input),
    (_, Rest2) => Match2(
      Until([end], Rest2),
      (Until2, UntilRest) => Match2(Take([end], UntilRest), (_2, Rest3) => [`${Until2}`, Rest3], () => []),
      // fail: did not match End
      () => []
    ),
    // fail: did not match Until
    () => []
  );
}
function SingleLine(start, end, input) {
  return Match2(
    Take([start], input),
    (_, Rest2) => Match2(
      Until([NewLine, end], Rest2),
      (Until2, UntilRest) => Match2(Take([end], UntilRest), (_2, EndRest) => [`${Until2}`, EndRest], () => []),
      // fail: did not match End
      () => []
    ),
    // fail: did not match Until
    () => []
  );
}
function Span(start, end, multiLine, input) {
  return multiLine ? MultiLine(start, end, Trim(input)) : SingleLine(start, end, Trim(input));
}

// ../../node_modules/typebox/build/type/script/token/string.mjs
function TakeInitial2(quotes, input) {
  return Take(quotes, input);
}
function TakeSpan(quote, input) {
  return Span(quote, quote, false, input);
}
function TakeString(quotes, input) {
  return Match2(TakeInitial2(quotes, input), (Initial2, InitialRest) => TakeSpan(Initial2, `${Initial2}${InitialRest}`), () => []);
}
function String3(quotes, input) {
  return TakeString(quotes, Trim(input));
}

// ../../node_modules/typebox/build/type/script/token/until_1.mjs
function Until_1(end, input) {
  return Match2(Until(end, input), (Until2, UntilRest) => IsEqual(Until2, "") ? [] : [Until2, UntilRest], () => []);
}

// ../../node_modules/typebox/build/type/script/parser.mjs
var If2 = (result, left, right = () => []) => result.length === 2 ? left(result) : right();
var GenericParameterExtendsEquals = (input) => If2(If2(Ident(input), ([_0, input2]) => If2(Const("extends", input2), ([_1, input3]) => If2(Type(input3), ([_2, input4]) => If2(Const("=", input4), ([_3, input5]) => If2(Type(input5), ([_4, input6]) => [[_0, _1, _2, _3, _4], input6]))))), ([_0, input2]) => [GenericParameterExtendsEqualsMapping(_0), input2]);
var GenericParameterExtends = (input) => If2(If2(Ident(input), ([_0, input2]) => If2(Const("extends", input2), ([_1, input3]) => If2(Type(input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [GenericParameterExtendsMapping(_0), input2]);
var GenericParameterEquals = (input) => If2(If2(Ident(input), ([_0, input2]) => If2(Const("=", input2), ([_1, input3]) => If2(Type(input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [GenericParameterEqualsMapping(_0), input2]);
var GenericParameterIdentifier = (input) => If2(Ident(input), ([_0, input2]) => [GenericParameterIdentifierMapping(_0), input2]);
var GenericParameter = (input) => If2(If2(GenericParameterExtendsEquals(input), ([_0, input2]) => [_0, input2], () => If2(GenericParameterExtends(input), ([_0, input2]) => [_0, input2], () => If2(GenericParameterEquals(input), ([_0, input2]) => [_0, input2], () => If2(GenericParameterIdentifier(input), ([_0, input2]) => [_0, input2], () => [])))), ([_0, input2]) => [GenericParameterMapping(_0), input2]);
var GenericParameterList_0 = (input, result = []) => If2(If2(Const(",", input), ([_0, input2]) => If2(GenericParameter(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => GenericParameterList_0(input2, [...result, _0]), () => [result, input]);
var GenericParameterList = (input) => If2(If2(If2(GenericParameter(input), ([_0, input2]) => If2(GenericParameterList_0(input2), ([_1, input3]) => If2(If2(Const(",", input3), ([_02, input4]) => [[_02], input4], () => [[], input3]), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [GenericParameterListMapping(_0), input2]);
var GenericParameters = (input) => If2(If2(Const("<", input), ([_0, input2]) => If2(GenericParameterList(input2), ([_1, input3]) => If2(Const(">", input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [GenericParametersMapping(_0), input2]);
var GenericCallArgumentList_0 = (input, result = []) => If2(If2(Const(",", input), ([_0, input2]) => If2(Type(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => GenericCallArgumentList_0(input2, [...result, _0]), () => [result, input]);
var GenericCallArgumentList = (input) => If2(If2(If2(Type(input), ([_0, input2]) => If2(GenericCallArgumentList_0(input2), ([_1, input3]) => If2(If2(Const(",", input3), ([_02, input4]) => [[_02], input4], () => [[], input3]), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [GenericCallArgumentListMapping(_0), input2]);
var GenericCallArguments = (input) => If2(If2(Const("<", input), ([_0, input2]) => If2(GenericCallArgumentList(input2), ([_1, input3]) => If2(Const(">", input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [GenericCallArgumentsMapping(_0), input2]);
var GenericCall = (input) => If2(If2(Ident(input), ([_0, input2]) => If2(GenericCallArguments(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [GenericCallMapping(_0), input2]);
var OptionalSemiColon = (input) => If2(If2(If2(Const(";", input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [OptionalSemiColonMapping(_0), input2]);
var KeywordString = (input) => If2(Const("string", input), ([_0, input2]) => [KeywordStringMapping(_0), input2]);
var KeywordNumber = (input) => If2(Const("number", input), ([_0, input2]) => [KeywordNumberMapping(_0), input2]);
var KeywordBoolean = (input) => If2(Const("boolean", input), ([_0, input2]) => [KeywordBooleanMapping(_0), input2]);
var KeywordUndefined = (input) => If2(Const("undefined", input), ([_0, input2]) => [KeywordUndefinedMapping(_0), input2]);
var KeywordNull = (input) => If2(Const("null", input), ([_0, input2]) => [KeywordNullMapping(_0), input2]);
var KeywordInteger = (input) => If2(Const("integer", input), ([_0, input2]) => [KeywordIntegerMapping(_0), input2]);
var KeywordBigInt = (input) => If2(Const("bigint", input), ([_0, input2]) => [KeywordBigIntMapping(_0), input2]);
var KeywordUnknown = (input) => If2(Const("unknown", input), ([_0, input2]) => [KeywordUnknownMapping(_0), input2]);
var KeywordAny = (input) => If2(Const("any", input), ([_0, input2]) => [KeywordAnyMapping(_0), input2]);
var KeywordObject = (input) => If2(Const("object", input), ([_0, input2]) => [KeywordObjectMapping(_0), input2]);
var KeywordNever = (input) => If2(Const("never", input), ([_0, input2]) => [KeywordNeverMapping(_0), input2]);
var KeywordSymbol = (input) => If2(Const("symbol", input), ([_0, input2]) => [KeywordSymbolMapping(_0), input2]);
var KeywordVoid = (input) => If2(Const("void", input), ([_0, input2]) => [KeywordVoidMapping(_0), input2]);
var KeywordThis = (input) => If2(Const("this", input), ([_0, input2]) => [KeywordThisMapping(_0), input2]);
var TemplateInterpolate = (input) => If2(If2(Const("${", input), ([_0, input2]) => If2(Type(input2), ([_1, input3]) => If2(Const("}", input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [TemplateInterpolateMapping(_0), input2]);
var TemplateSpan = (input) => If2(Until(["${", "`"], input), ([_0, input2]) => [TemplateSpanMapping(_0), input2]);
var TemplateBody = (input) => If2(If2(If2(TemplateSpan(input), ([_0, input2]) => If2(TemplateInterpolate(input2), ([_1, input3]) => If2(TemplateBody(input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2(If2(TemplateSpan(input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => If2(If2(TemplateSpan(input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => []))), ([_0, input2]) => [TemplateBodyMapping(_0), input2]);
var TemplateLiteralTypes = (input) => If2(If2(Const("`", input), ([_0, input2]) => If2(TemplateBody(input2), ([_1, input3]) => If2(Const("`", input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [TemplateLiteralTypesMapping(_0), input2]);
var TemplateLiteral = (input) => If2(TemplateLiteralTypes(input), ([_0, input2]) => [TemplateLiteralMapping(_0), input2]);
var Dependent2 = (input) => If2(If2(If2(Const("if", input), ([_0, input2]) => If2(Type(input2), ([_1, input3]) => If2(Const("then", input3), ([_2, input4]) => If2(Type(input4), ([_3, input5]) => If2(Const("else", input5), ([_4, input6]) => If2(Type(input6), ([_5, input7]) => [[_0, _1, _2, _3, _4, _5], input7])))))), ([_0, input2]) => [_0, input2], () => If2(If2(Const("if", input), ([_0, input2]) => If2(Type(input2), ([_1, input3]) => If2(Const("then", input3), ([_2, input4]) => If2(Type(input4), ([_3, input5]) => [[_0, _1, _2, _3], input5])))), ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [DependentMapping(_0), input2]);
var LiteralBigInt = (input) => If2(BigInt3(input), ([_0, input2]) => [LiteralBigIntMapping(_0), input2]);
var LiteralBoolean = (input) => If2(If2(Const("true", input), ([_0, input2]) => [_0, input2], () => If2(Const("false", input), ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [LiteralBooleanMapping(_0), input2]);
var LiteralNumber = (input) => If2(Number3(input), ([_0, input2]) => [LiteralNumberMapping(_0), input2]);
var LiteralString = (input) => If2(String3(["'", '"'], input), ([_0, input2]) => [LiteralStringMapping(_0), input2]);
var KeyOf = (input) => If2(If2(If2(Const("keyof", input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [KeyOfMapping(_0), input2]);
var IndexArray_0 = (input, result = []) => If2(If2(If2(Const("[", input), ([_0, input2]) => If2(Type(input2), ([_1, input3]) => If2(Const("]", input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2(If2(Const("[", input), ([_0, input2]) => If2(Const("]", input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => IndexArray_0(input2, [...result, _0]), () => [result, input]);
var IndexArray = (input) => If2(IndexArray_0(input), ([_0, input2]) => [IndexArrayMapping(_0), input2]);
var Extends2 = (input) => If2(If2(If2(Const("extends", input), ([_0, input2]) => If2(Type(input2), ([_1, input3]) => If2(Const("?", input3), ([_2, input4]) => If2(Type(input4), ([_3, input5]) => If2(Const(":", input5), ([_4, input6]) => If2(Type(input6), ([_5, input7]) => [[_0, _1, _2, _3, _4, _5], input7])))))), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [ExtendsMapping(_0), input2]);
var Base = (input) => If2(If2(If2(Const("(", input), ([_0, input2]) => If2(Type(input2), ([_1, input3]) => If2(Const(")", input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2(KeywordString(input), ([_0, input2]) => [_0, input2], () => If2(KeywordNumber(input), ([_0, input2]) => [_0, input2], () => If2(KeywordBoolean(input), ([_0, input2]) => [_0, input2], () => If2(KeywordUndefined(input), ([_0, input2]) => [_0, input2], () => If2(KeywordNull(input), ([_0, input2]) => [_0, input2], () => If2(KeywordInteger(input), ([_0, input2]) => [_0, input2], () => If2(KeywordBigInt(input), ([_0, input2]) => [_0, input2], () => If2(KeywordUnknown(input), ([_0, input2]) => [_0, input2], () => If2(KeywordAny(input), ([_0, input2]) => [_0, input2], () => If2(KeywordObject(input), ([_0, input2]) => [_0, input2], () => If2(KeywordNever(input), ([_0, input2]) => [_0, input2], () => If2(KeywordSymbol(input), ([_0, input2]) => [_0, input2], () => If2(KeywordVoid(input), ([_0, input2]) => [_0, input2], () => If2(KeywordThis(input), ([_0, input2]) => [_0, input2], () => If2(LiteralBigInt(input), ([_0, input2]) => [_0, input2], () => If2(LiteralBoolean(input), ([_0, input2]) => [_0, input2], () => If2(LiteralNumber(input), ([_0, input2]) => [_0, input2], () => If2(LiteralString(input), ([_0, input2]) => [_0, input2], () => If2(TemplateLiteral(input), ([_0, input2]) => [_0, input2], () => If2(Dependent2(input), ([_0, input2]) => [_0, input2], () => If2(_Object_2(input), ([_0, input2]) => [_0, input2], () => If2(_Tuple_(input), ([_0, input2]) => [_0, input2], () => If2(_Constructor_(input), ([_0, input2]) => [_0, input2], () => If2(_Function_2(input), ([_0, input2]) => [_0, input2], () => If2(_Mapped_(input), ([_0, input2]) => [_0, input2], () => If2(GenericCall(input), ([_0, input2]) => [_0, input2], () => If2(Reference(input), ([_0, input2]) => [_0, input2], () => [])))))))))))))))))))))))))))), ([_0, input2]) => [BaseMapping(_0), input2]);
var With = (input) => If2(If2(If2(Const("with", input), ([_0, input2]) => If2(WithObject(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [WithMapping(_0), input2]);
var Factor = (input) => If2(If2(KeyOf(input), ([_0, input2]) => If2(Base(input2), ([_1, input3]) => If2(IndexArray(input3), ([_2, input4]) => If2(Extends2(input4), ([_3, input5]) => If2(With(input5), ([_4, input6]) => [[_0, _1, _2, _3, _4], input6]))))), ([_0, input2]) => [FactorMapping(_0), input2]);
var ExprTermTail = (input) => If2(If2(If2(Const("&", input), ([_0, input2]) => If2(Factor(input2), ([_1, input3]) => If2(ExprTermTail(input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [ExprTermTailMapping(_0), input2]);
var ExprTerm = (input) => If2(If2(Factor(input), ([_0, input2]) => If2(ExprTermTail(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [ExprTermMapping(_0), input2]);
var ExprTail = (input) => If2(If2(If2(Const("|", input), ([_0, input2]) => If2(ExprTerm(input2), ([_1, input3]) => If2(ExprTail(input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [ExprTailMapping(_0), input2]);
var Expr = (input) => If2(If2(ExprTerm(input), ([_0, input2]) => If2(ExprTail(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [ExprMapping(_0), input2]);
var ExprReadonly = (input) => If2(If2(Const("readonly", input), ([_0, input2]) => If2(Expr(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [ExprReadonlyMapping(_0), input2]);
var ExprPipe = (input) => If2(If2(Const("|", input), ([_0, input2]) => If2(Expr(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [ExprPipeMapping(_0), input2]);
var GenericType = (input) => If2(If2(GenericParameters(input), ([_0, input2]) => If2(Const("=", input2), ([_1, input3]) => If2(Type(input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [GenericTypeMapping(_0), input2]);
var InferType = (input) => If2(If2(If2(Const("infer", input), ([_0, input2]) => If2(Ident(input2), ([_1, input3]) => If2(Const("extends", input3), ([_2, input4]) => If2(Expr(input4), ([_3, input5]) => [[_0, _1, _2, _3], input5])))), ([_0, input2]) => [_0, input2], () => If2(If2(Const("infer", input), ([_0, input2]) => If2(Ident(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [InferTypeMapping(_0), input2]);
var Type = (input) => If2(If2(InferType(input), ([_0, input2]) => [_0, input2], () => If2(ExprPipe(input), ([_0, input2]) => [_0, input2], () => If2(ExprReadonly(input), ([_0, input2]) => [_0, input2], () => If2(Expr(input), ([_0, input2]) => [_0, input2], () => [])))), ([_0, input2]) => [TypeMapping(_0), input2]);
var PropertyKeyNumber = (input) => If2(Number3(input), ([_0, input2]) => [PropertyKeyNumberMapping(_0), input2]);
var PropertyKeyIdent = (input) => If2(Ident(input), ([_0, input2]) => [PropertyKeyIdentMapping(_0), input2]);
var PropertyKeyQuoted = (input) => If2(String3(["'", '"'], input), ([_0, input2]) => [PropertyKeyQuotedMapping(_0), input2]);
var PropertyKeyIndex = (input) => If2(If2(Const("[", input), ([_0, input2]) => If2(Ident(input2), ([_1, input3]) => If2(Const(":", input3), ([_2, input4]) => If2(If2(KeywordInteger(input4), ([_02, input5]) => [_02, input5], () => If2(KeywordNumber(input4), ([_02, input5]) => [_02, input5], () => If2(KeywordString(input4), ([_02, input5]) => [_02, input5], () => If2(KeywordSymbol(input4), ([_02, input5]) => [_02, input5], () => [])))), ([_3, input5]) => If2(Const("]", input5), ([_4, input6]) => [[_0, _1, _2, _3, _4], input6]))))), ([_0, input2]) => [PropertyKeyIndexMapping(_0), input2]);
var PropertyKey = (input) => If2(If2(PropertyKeyNumber(input), ([_0, input2]) => [_0, input2], () => If2(PropertyKeyIdent(input), ([_0, input2]) => [_0, input2], () => If2(PropertyKeyQuoted(input), ([_0, input2]) => [_0, input2], () => If2(PropertyKeyIndex(input), ([_0, input2]) => [_0, input2], () => [])))), ([_0, input2]) => [PropertyKeyMapping(_0), input2]);
var Readonly2 = (input) => If2(If2(If2(Const("readonly", input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [ReadonlyMapping(_0), input2]);
var Optional3 = (input) => If2(If2(If2(Const("?", input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [OptionalMapping(_0), input2]);
var Property = (input) => If2(If2(Readonly2(input), ([_0, input2]) => If2(PropertyKey(input2), ([_1, input3]) => If2(Optional3(input3), ([_2, input4]) => If2(Const(":", input4), ([_3, input5]) => If2(Type(input5), ([_4, input6]) => [[_0, _1, _2, _3, _4], input6]))))), ([_0, input2]) => [PropertyMapping(_0), input2]);
var PropertyDelimiter = (input) => If2(If2(If2(Const(",", input), ([_0, input2]) => If2(Const("\n", input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [_0, input2], () => If2(If2(Const(";", input), ([_0, input2]) => If2(Const("\n", input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [_0, input2], () => If2(If2(Const(",", input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => If2(If2(Const(";", input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => If2(If2(Const("\n", input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => []))))), ([_0, input2]) => [PropertyDelimiterMapping(_0), input2]);
var PropertyList_0 = (input, result = []) => If2(If2(PropertyDelimiter(input), ([_0, input2]) => If2(Property(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => PropertyList_0(input2, [...result, _0]), () => [result, input]);
var PropertyList = (input) => If2(If2(If2(Property(input), ([_0, input2]) => If2(PropertyList_0(input2), ([_1, input3]) => If2(If2(PropertyDelimiter(input3), ([_02, input4]) => [[_02], input4], () => [[], input3]), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [PropertyListMapping(_0), input2]);
var Properties = (input) => If2(If2(Const("{", input), ([_0, input2]) => If2(PropertyList(input2), ([_1, input3]) => If2(Const("}", input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [PropertiesMapping(_0), input2]);
var _Object_2 = (input) => If2(Properties(input), ([_0, input2]) => [_Object_Mapping(_0), input2]);
var ElementNamed = (input) => If2(If2(If2(Ident(input), ([_0, input2]) => If2(Const("?", input2), ([_1, input3]) => If2(Const(":", input3), ([_2, input4]) => If2(Const("readonly", input4), ([_3, input5]) => If2(Type(input5), ([_4, input6]) => [[_0, _1, _2, _3, _4], input6]))))), ([_0, input2]) => [_0, input2], () => If2(If2(Ident(input), ([_0, input2]) => If2(Const(":", input2), ([_1, input3]) => If2(Const("readonly", input3), ([_2, input4]) => If2(Type(input4), ([_3, input5]) => [[_0, _1, _2, _3], input5])))), ([_0, input2]) => [_0, input2], () => If2(If2(Ident(input), ([_0, input2]) => If2(Const("?", input2), ([_1, input3]) => If2(Const(":", input3), ([_2, input4]) => If2(Type(input4), ([_3, input5]) => [[_0, _1, _2, _3], input5])))), ([_0, input2]) => [_0, input2], () => If2(If2(Ident(input), ([_0, input2]) => If2(Const(":", input2), ([_1, input3]) => If2(Type(input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => [])))), ([_0, input2]) => [ElementNamedMapping(_0), input2]);
var ElementBase = (input) => If2(If2(ElementNamed(input), ([_0, input2]) => [_0, input2], () => If2(If2(Readonly2(input), ([_0, input2]) => If2(Type(input2), ([_1, input3]) => If2(Optional3(input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [ElementBaseMapping(_0), input2]);
var Element = (input) => If2(If2(If2(Const("...", input), ([_0, input2]) => If2(ElementBase(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [_0, input2], () => If2(If2(ElementBase(input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [ElementMapping(_0), input2]);
var ElementList_0 = (input, result = []) => If2(If2(Const(",", input), ([_0, input2]) => If2(Element(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => ElementList_0(input2, [...result, _0]), () => [result, input]);
var ElementList = (input) => If2(If2(If2(Element(input), ([_0, input2]) => If2(ElementList_0(input2), ([_1, input3]) => If2(If2(Const(",", input3), ([_02, input4]) => [[_02], input4], () => [[], input3]), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [ElementListMapping(_0), input2]);
var _Tuple_ = (input) => If2(If2(Const("[", input), ([_0, input2]) => If2(ElementList(input2), ([_1, input3]) => If2(Const("]", input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_Tuple_Mapping(_0), input2]);
var ParameterReadonlyOptional = (input) => If2(If2(Ident(input), ([_0, input2]) => If2(Const("?", input2), ([_1, input3]) => If2(Const(":", input3), ([_2, input4]) => If2(Const("readonly", input4), ([_3, input5]) => If2(Type(input5), ([_4, input6]) => [[_0, _1, _2, _3, _4], input6]))))), ([_0, input2]) => [ParameterReadonlyOptionalMapping(_0), input2]);
var ParameterReadonly = (input) => If2(If2(Ident(input), ([_0, input2]) => If2(Const(":", input2), ([_1, input3]) => If2(Const("readonly", input3), ([_2, input4]) => If2(Type(input4), ([_3, input5]) => [[_0, _1, _2, _3], input5])))), ([_0, input2]) => [ParameterReadonlyMapping(_0), input2]);
var ParameterOptional = (input) => If2(If2(Ident(input), ([_0, input2]) => If2(Const("?", input2), ([_1, input3]) => If2(Const(":", input3), ([_2, input4]) => If2(Type(input4), ([_3, input5]) => [[_0, _1, _2, _3], input5])))), ([_0, input2]) => [ParameterOptionalMapping(_0), input2]);
var ParameterType = (input) => If2(If2(Ident(input), ([_0, input2]) => If2(Const(":", input2), ([_1, input3]) => If2(Type(input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [ParameterTypeMapping(_0), input2]);
var ParameterBase = (input) => If2(If2(ParameterReadonlyOptional(input), ([_0, input2]) => [_0, input2], () => If2(ParameterReadonly(input), ([_0, input2]) => [_0, input2], () => If2(ParameterOptional(input), ([_0, input2]) => [_0, input2], () => If2(ParameterType(input), ([_0, input2]) => [_0, input2], () => [])))), ([_0, input2]) => [ParameterBaseMapping(_0), input2]);
var Parameter2 = (input) => If2(If2(If2(Const("...", input), ([_0, input2]) => If2(ParameterBase(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [_0, input2], () => If2(If2(ParameterBase(input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [ParameterMapping(_0), input2]);
var ParameterList_0 = (input, result = []) => If2(If2(Const(",", input), ([_0, input2]) => If2(Parameter2(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => ParameterList_0(input2, [...result, _0]), () => [result, input]);
var ParameterList = (input) => If2(If2(If2(Parameter2(input), ([_0, input2]) => If2(ParameterList_0(input2), ([_1, input3]) => If2(If2(Const(",", input3), ([_02, input4]) => [[_02], input4], () => [[], input3]), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [ParameterListMapping(_0), input2]);
var _Function_2 = (input) => If2(If2(Const("(", input), ([_0, input2]) => If2(ParameterList(input2), ([_1, input3]) => If2(Const(")", input3), ([_2, input4]) => If2(Const("=>", input4), ([_3, input5]) => If2(Type(input5), ([_4, input6]) => [[_0, _1, _2, _3, _4], input6]))))), ([_0, input2]) => [_Function_Mapping(_0), input2]);
var _Constructor_ = (input) => If2(If2(Const("new", input), ([_0, input2]) => If2(Const("(", input2), ([_1, input3]) => If2(ParameterList(input3), ([_2, input4]) => If2(Const(")", input4), ([_3, input5]) => If2(Const("=>", input5), ([_4, input6]) => If2(Type(input6), ([_5, input7]) => [[_0, _1, _2, _3, _4, _5], input7])))))), ([_0, input2]) => [_Constructor_Mapping(_0), input2]);
var MappedReadonly = (input) => If2(If2(If2(Const("+", input), ([_0, input2]) => If2(Const("readonly", input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [_0, input2], () => If2(If2(Const("-", input), ([_0, input2]) => If2(Const("readonly", input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [_0, input2], () => If2(If2(Const("readonly", input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])))), ([_0, input2]) => [MappedReadonlyMapping(_0), input2]);
var MappedOptional = (input) => If2(If2(If2(Const("+", input), ([_0, input2]) => If2(Const("?", input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [_0, input2], () => If2(If2(Const("-", input), ([_0, input2]) => If2(Const("?", input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [_0, input2], () => If2(If2(Const("?", input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])))), ([_0, input2]) => [MappedOptionalMapping(_0), input2]);
var MappedAs = (input) => If2(If2(If2(Const("as", input), ([_0, input2]) => If2(Type(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [MappedAsMapping(_0), input2]);
var _Mapped_ = (input) => If2(If2(Const("{", input), ([_0, input2]) => If2(MappedReadonly(input2), ([_1, input3]) => If2(Const("[", input3), ([_2, input4]) => If2(Ident(input4), ([_3, input5]) => If2(Const("in", input5), ([_4, input6]) => If2(Type(input6), ([_5, input7]) => If2(MappedAs(input7), ([_6, input8]) => If2(Const("]", input8), ([_7, input9]) => If2(MappedOptional(input9), ([_8, input10]) => If2(Const(":", input10), ([_9, input11]) => If2(Type(input11), ([_10, input12]) => If2(OptionalSemiColon(input12), ([_11, input13]) => If2(Const("}", input13), ([_12, input14]) => [[_0, _1, _2, _3, _4, _5, _6, _7, _8, _9, _10, _11, _12], input14]))))))))))))), ([_0, input2]) => [_Mapped_Mapping(_0), input2]);
var Reference = (input) => If2(Ident(input), ([_0, input2]) => [ReferenceMapping(_0), input2]);
var WithBigInt = (input) => If2(BigInt3(input), ([_0, input2]) => [WithBigIntMapping(_0), input2]);
var WithNumber = (input) => If2(Number3(input), ([_0, input2]) => [WithNumberMapping(_0), input2]);
var WithBoolean = (input) => If2(If2(Const("true", input), ([_0, input2]) => [_0, input2], () => If2(Const("false", input), ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [WithBooleanMapping(_0), input2]);
var WithString = (input) => If2(String3(['"', "'"], input), ([_0, input2]) => [WithStringMapping(_0), input2]);
var WithNull = (input) => If2(Const("null", input), ([_0, input2]) => [WithNullMapping(_0), input2]);
var WithUndefined = (input) => If2(Const("undefined", input), ([_0, input2]) => [WithUndefinedMapping(_0), input2]);
var WithProperty = (input) => If2(If2(PropertyKey(input), ([_0, input2]) => If2(Const(":", input2), ([_1, input3]) => If2(WithValue(input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [WithPropertyMapping(_0), input2]);
var WithPropertyList_0 = (input, result = []) => If2(If2(PropertyDelimiter(input), ([_0, input2]) => If2(WithProperty(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => WithPropertyList_0(input2, [...result, _0]), () => [result, input]);
var WithPropertyList = (input) => If2(If2(If2(WithProperty(input), ([_0, input2]) => If2(WithPropertyList_0(input2), ([_1, input3]) => If2(If2(PropertyDelimiter(input3), ([_02, input4]) => [[_02], input4], () => [[], input3]), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [WithPropertyListMapping(_0), input2]);
var WithObject = (input) => If2(If2(Const("{", input), ([_0, input2]) => If2(WithPropertyList(input2), ([_1, input3]) => If2(Const("}", input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [WithObjectMapping(_0), input2]);
var WithElementList_0 = (input, result = []) => If2(If2(Const(",", input), ([_0, input2]) => If2(WithValue(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => WithElementList_0(input2, [...result, _0]), () => [result, input]);
var WithElementList = (input) => If2(If2(If2(WithValue(input), ([_0, input2]) => If2(WithElementList_0(input2), ([_1, input3]) => If2(If2(Const(",", input3), ([_02, input4]) => [[_02], input4], () => [[], input3]), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [WithElementListMapping(_0), input2]);
var WithArray = (input) => If2(If2(Const("[", input), ([_0, input2]) => If2(WithElementList(input2), ([_1, input3]) => If2(Const("]", input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [WithArrayMapping(_0), input2]);
var WithValue = (input) => If2(If2(WithBigInt(input), ([_0, input2]) => [_0, input2], () => If2(WithNumber(input), ([_0, input2]) => [_0, input2], () => If2(WithBoolean(input), ([_0, input2]) => [_0, input2], () => If2(WithString(input), ([_0, input2]) => [_0, input2], () => If2(WithNull(input), ([_0, input2]) => [_0, input2], () => If2(WithUndefined(input), ([_0, input2]) => [_0, input2], () => If2(WithObject(input), ([_0, input2]) => [_0, input2], () => If2(WithArray(input), ([_0, input2]) => [_0, input2], () => [])))))))), ([_0, input2]) => [WithValueMapping(_0), input2]);
var PatternBigInt = (input) => If2(Const("-?(?:0|[1-9][0-9]*)n", input), ([_0, input2]) => [PatternBigIntMapping(_0), input2]);
var PatternString = (input) => If2(Const(".*", input), ([_0, input2]) => [PatternStringMapping(_0), input2]);
var PatternNumber = (input) => If2(Const("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?", input), ([_0, input2]) => [PatternNumberMapping(_0), input2]);
var PatternInteger = (input) => If2(Const("-?(?:0|[1-9][0-9]*)", input), ([_0, input2]) => [PatternIntegerMapping(_0), input2]);
var PatternNever = (input) => If2(Const("(?!)", input), ([_0, input2]) => [PatternNeverMapping(_0), input2]);
var PatternText = (input) => If2(Until_1(["-?(?:0|[1-9][0-9]*)n", ".*", "-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?", "-?(?:0|[1-9][0-9]*)", "(?!)", "(", ")", "$", "|"], input), ([_0, input2]) => [PatternTextMapping(_0), input2]);
var PatternBase = (input) => If2(If2(PatternBigInt(input), ([_0, input2]) => [_0, input2], () => If2(PatternString(input), ([_0, input2]) => [_0, input2], () => If2(PatternNumber(input), ([_0, input2]) => [_0, input2], () => If2(PatternInteger(input), ([_0, input2]) => [_0, input2], () => If2(PatternNever(input), ([_0, input2]) => [_0, input2], () => If2(PatternGroup(input), ([_0, input2]) => [_0, input2], () => If2(PatternText(input), ([_0, input2]) => [_0, input2], () => []))))))), ([_0, input2]) => [PatternBaseMapping(_0), input2]);
var PatternGroup = (input) => If2(If2(Const("(", input), ([_0, input2]) => If2(PatternBody(input2), ([_1, input3]) => If2(Const(")", input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [PatternGroupMapping(_0), input2]);
var PatternUnion = (input) => If2(If2(If2(PatternTerm(input), ([_0, input2]) => If2(Const("|", input2), ([_1, input3]) => If2(PatternUnion(input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2(If2(PatternTerm(input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => []))), ([_0, input2]) => [PatternUnionMapping(_0), input2]);
var PatternTerm = (input) => If2(If2(PatternBase(input), ([_0, input2]) => If2(PatternBody(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [PatternTermMapping(_0), input2]);
var PatternBody = (input) => If2(If2(PatternUnion(input), ([_0, input2]) => [_0, input2], () => If2(PatternTerm(input), ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [PatternBodyMapping(_0), input2]);
var Pattern = (input) => If2(If2(Const("^", input), ([_0, input2]) => If2(PatternBody(input2), ([_1, input3]) => If2(Const("$", input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [PatternMapping(_0), input2]);
var InterfaceDeclarationHeritageList_0 = (input, result = []) => If2(If2(Const(",", input), ([_0, input2]) => If2(Type(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => InterfaceDeclarationHeritageList_0(input2, [...result, _0]), () => [result, input]);
var InterfaceDeclarationHeritageList = (input) => If2(If2(If2(Type(input), ([_0, input2]) => If2(InterfaceDeclarationHeritageList_0(input2), ([_1, input3]) => If2(If2(Const(",", input3), ([_02, input4]) => [[_02], input4], () => [[], input3]), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [InterfaceDeclarationHeritageListMapping(_0), input2]);
var InterfaceDeclarationHeritage = (input) => If2(If2(If2(Const("extends", input), ([_0, input2]) => If2(InterfaceDeclarationHeritageList(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [InterfaceDeclarationHeritageMapping(_0), input2]);
var InterfaceDeclarationGeneric = (input) => If2(If2(Const("interface", input), ([_0, input2]) => If2(Ident(input2), ([_1, input3]) => If2(GenericParameters(input3), ([_2, input4]) => If2(InterfaceDeclarationHeritage(input4), ([_3, input5]) => If2(Properties(input5), ([_4, input6]) => [[_0, _1, _2, _3, _4], input6]))))), ([_0, input2]) => [InterfaceDeclarationGenericMapping(_0), input2]);
var InterfaceDeclaration = (input) => If2(If2(Const("interface", input), ([_0, input2]) => If2(Ident(input2), ([_1, input3]) => If2(InterfaceDeclarationHeritage(input3), ([_2, input4]) => If2(Properties(input4), ([_3, input5]) => [[_0, _1, _2, _3], input5])))), ([_0, input2]) => [InterfaceDeclarationMapping(_0), input2]);
var TypeAliasDeclarationGeneric = (input) => If2(If2(Const("type", input), ([_0, input2]) => If2(Ident(input2), ([_1, input3]) => If2(GenericParameters(input3), ([_2, input4]) => If2(Const("=", input4), ([_3, input5]) => If2(Type(input5), ([_4, input6]) => [[_0, _1, _2, _3, _4], input6]))))), ([_0, input2]) => [TypeAliasDeclarationGenericMapping(_0), input2]);
var TypeAliasDeclaration = (input) => If2(If2(Const("type", input), ([_0, input2]) => If2(Ident(input2), ([_1, input3]) => If2(Const("=", input3), ([_2, input4]) => If2(Type(input4), ([_3, input5]) => [[_0, _1, _2, _3], input5])))), ([_0, input2]) => [TypeAliasDeclarationMapping(_0), input2]);
var ExportKeyword = (input) => If2(If2(If2(Const("export", input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [ExportKeywordMapping(_0), input2]);
var ModuleDeclarationDelimiter = (input) => If2(If2(If2(Const(";", input), ([_0, input2]) => If2(Const("\n", input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [_0, input2], () => If2(If2(Const(";", input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => If2(If2(Const("\n", input), ([_0, input2]) => [[_0], input2]), ([_0, input2]) => [_0, input2], () => []))), ([_0, input2]) => [ModuleDeclarationDelimiterMapping(_0), input2]);
var ModuleDeclarationList_0 = (input, result = []) => If2(If2(ModuleDeclarationDelimiter(input), ([_0, input2]) => If2(ModuleDeclaration(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => ModuleDeclarationList_0(input2, [...result, _0]), () => [result, input]);
var ModuleDeclarationList = (input) => If2(If2(If2(ModuleDeclaration(input), ([_0, input2]) => If2(ModuleDeclarationList_0(input2), ([_1, input3]) => If2(If2(ModuleDeclarationDelimiter(input3), ([_02, input4]) => [[_02], input4], () => [[], input3]), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [_0, input2], () => If2([[], input], ([_0, input2]) => [_0, input2], () => [])), ([_0, input2]) => [ModuleDeclarationListMapping(_0), input2]);
var ModuleDeclaration = (input) => If2(If2(ExportKeyword(input), ([_0, input2]) => If2(If2(InterfaceDeclarationGeneric(input2), ([_02, input3]) => [_02, input3], () => If2(InterfaceDeclaration(input2), ([_02, input3]) => [_02, input3], () => If2(TypeAliasDeclarationGeneric(input2), ([_02, input3]) => [_02, input3], () => If2(TypeAliasDeclaration(input2), ([_02, input3]) => [_02, input3], () => [])))), ([_1, input3]) => If2(OptionalSemiColon(input3), ([_2, input4]) => [[_0, _1, _2], input4]))), ([_0, input2]) => [ModuleDeclarationMapping(_0), input2]);
var Module = (input) => If2(If2(ModuleDeclaration(input), ([_0, input2]) => If2(ModuleDeclarationList(input2), ([_1, input3]) => [[_0, _1], input3])), ([_0, input2]) => [ModuleMapping(_0), input2]);
var Script = (input) => If2(If2(Module(input), ([_0, input2]) => [_0, input2], () => If2(GenericType(input), ([_0, input2]) => [_0, input2], () => If2(Type(input), ([_0, input2]) => [_0, input2], () => []))), ([_0, input2]) => [ScriptMapping(_0), input2]);

// ../../node_modules/typebox/build/type/engine/patterns/template.mjs
function ParseTemplateIntoTypes(template) {
  const parsed = TemplateLiteralTypes(`\`${template}\``);
  const result = guard_exports.IsEqual(parsed.length, 2) ? parsed[0] : Unreachable();
  return result;
}

// ../../node_modules/typebox/build/type/engine/template_literal/encode.mjs
function JoinString(input) {
  return input.join("|");
}
function UnwrapTemplateLiteralPattern(pattern) {
  return pattern.slice(1, pattern.length - 1);
}
function EncodeLiteral(value, right, pattern) {
  return EncodeTypes(right, `${pattern}${value}`);
}
function EncodeBigInt(right, pattern) {
  return EncodeTypes(right, `${pattern}${BigIntPattern}`);
}
function EncodeInteger(right, pattern) {
  return EncodeTypes(right, `${pattern}${IntegerPattern}`);
}
function EncodeNumber(right, pattern) {
  return EncodeTypes(right, `${pattern}${NumberPattern}`);
}
function EncodeBoolean(right, pattern) {
  return EncodeType(Union([Literal("false"), Literal("true")]), right, pattern);
}
function EncodeString(right, pattern) {
  return EncodeTypes(right, `${pattern}${StringPattern}`);
}
function EncodeTemplateLiteral(templatePattern, right, pattern) {
  return EncodeTypes(right, `${pattern}${UnwrapTemplateLiteralPattern(templatePattern)}`);
}
function EncodeTemplateLiteralDeferred(types, right, pattern) {
  const templateLiteral = TemplateLiteralAction(types, {});
  const result = EncodeType(templateLiteral, right, pattern);
  return result;
}
function EncodeEnum(values, right, pattern) {
  const evaluated = EvaluateEnum(values);
  return EncodeType(evaluated, right, pattern);
}
function EncodeUnion(types, right, pattern, result = []) {
  return guard_exports.ShiftLeft(types, (head, tail) => EncodeUnion(tail, right, pattern, [...result, EncodeType(head, [], "")]), () => EncodeTypes(right, `${pattern}(${JoinString(result)})`));
}
function EncodeType(type, right, pattern) {
  return IsEnum(type) ? EncodeEnum(type.enum, right, pattern) : IsInteger3(type) ? EncodeInteger(right, pattern) : IsLiteral(type) ? EncodeLiteral(type.const, right, pattern) : IsBigInt3(type) ? EncodeBigInt(right, pattern) : IsBoolean4(type) ? EncodeBoolean(right, pattern) : IsNumber4(type) ? EncodeNumber(right, pattern) : IsString4(type) ? EncodeString(right, pattern) : IsTemplateLiteral(type) ? EncodeTemplateLiteral(type.pattern, right, pattern) : IsTemplateLiteralDeferred(type) ? EncodeTemplateLiteralDeferred(type.parameters[0], right, pattern) : IsUnion(type) ? EncodeUnion(type.anyOf, right, pattern) : NeverPattern;
}
function EncodeTypes(types, pattern) {
  return guard_exports.ShiftLeft(types, (left, right) => EncodeType(left, right, pattern), () => pattern);
}
function EncodePattern(types) {
  const encoded = EncodeTypes(types, "");
  const result = `^${encoded}$`;
  return result;
}
function TemplateLiteralEncode(types) {
  const pattern = EncodePattern(types);
  const result = TemplateLiteralCreate(pattern);
  return result;
}

// ../../node_modules/typebox/build/type/engine/template_literal/instantiate.mjs
function TemplateLiteralAction(types, options) {
  const result = CanInstantiate(types) ? memory_exports.Update(TemplateLiteralEncode(types), {}, options) : TemplateLiteralDeferred(types, options);
  return result;
}
function TemplateLiteralInstantiate(context, state2, types, options) {
  const instantiatedTypes = InstantiateTypes(context, state2, types);
  return TemplateLiteralAction(instantiatedTypes, options);
}

// ../../node_modules/typebox/build/type/types/template_literal.mjs
function TemplateLiteralDeferred(types, options = {}) {
  return Deferred("TemplateLiteral", [types], options);
}
function IsTemplateLiteralDeferred(value) {
  return IsSchema(value) && guard_exports.HasPropertyKey(value, "action") && guard_exports.IsEqual(value.action, "TemplateLiteral");
}
function TemplateLiteralFromTypes(types) {
  return TemplateLiteralAction(types, {});
}
function TemplateLiteralFromString(template) {
  const types = ParseTemplateIntoTypes(template);
  return TemplateLiteralFromTypes(types);
}
function TemplateLiteral2(input, options = {}) {
  const type = guard_exports.IsString(input) ? TemplateLiteralFromString(input) : TemplateLiteralFromTypes(input);
  return memory_exports.Update(type, {}, options);
}
function IsTemplateLiteral(value) {
  return IsKind(value, "TemplateLiteral");
}

// ../../node_modules/typebox/build/type/extends/result.mjs
var result_exports = {};
__export(result_exports, {
  ExtendsFalse: () => ExtendsFalse,
  ExtendsTrue: () => ExtendsTrue,
  ExtendsUnion: () => ExtendsUnion,
  IsExtendsFalse: () => IsExtendsFalse,
  IsExtendsTrue: () => IsExtendsTrue,
  IsExtendsTrueLike: () => IsExtendsTrueLike,
  IsExtendsUnion: () => IsExtendsUnion,
  Match: () => Match3
});
function ExtendsUnion(inferred) {
  return memory_exports.Create({ ["~kind"]: "ExtendsUnion" }, { inferred });
}
function IsExtendsUnion(value) {
  return guard_exports.IsObject(value) && guard_exports.HasPropertyKey(value, "~kind") && guard_exports.HasPropertyKey(value, "inferred") && guard_exports.IsEqual(value["~kind"], "ExtendsUnion") && guard_exports.IsObject(value.inferred);
}
function ExtendsTrue(inferred) {
  return memory_exports.Create({ ["~kind"]: "ExtendsTrue" }, { inferred });
}
function IsExtendsTrue(value) {
  return guard_exports.IsObject(value) && guard_exports.HasPropertyKey(value, "~kind") && guard_exports.HasPropertyKey(value, "inferred") && guard_exports.IsEqual(value["~kind"], "ExtendsTrue") && guard_exports.IsObject(value.inferred);
}
function ExtendsFalse() {
  return memory_exports.Create({ ["~kind"]: "ExtendsFalse" }, {});
}
function IsExtendsFalse(value) {
  return guard_exports.IsObject(value) && guard_exports.HasPropertyKey(value, "~kind") && guard_exports.IsEqual(value["~kind"], "ExtendsFalse");
}
function IsExtendsTrueLike(value) {
  return IsExtendsUnion(value) || IsExtendsTrue(value);
}
function Match3(result, true_, false_) {
  return IsExtendsTrueLike(result) ? true_(result.inferred) : false_();
}

// ../../node_modules/typebox/build/type/extends/extends_right.mjs
function ExtendsRightInfer(inferred, name, left, right) {
  return Match3(ExtendsLeft(inferred, left, right), (checkInferred) => ExtendsTrue(memory_exports.Assign(memory_exports.Assign(inferred, checkInferred), { [name]: left })), () => ExtendsFalse());
}
function ExtendsRightAny(inferred, _left) {
  return ExtendsTrue(inferred);
}
function ExtendsRightDependent(inferred, left, if_, then_, else_) {
  return Match3(ExtendsLeft(inferred, left, if_), (inferred2) => Match3(ExtendsLeft(inferred2, left, then_), (inferred3) => ExtendsTrue(inferred3), () => ExtendsFalse()), () => Match3(ExtendsLeft(inferred, left, else_), (inferred2) => ExtendsTrue(inferred2), () => ExtendsFalse()));
}
function ExtendsRightEnum(inferred, left, right) {
  const evaluated = EvaluateEnum(right);
  return ExtendsLeft(inferred, left, evaluated);
}
function ExtendsRightIntersect(inferred, left, right) {
  return guard_exports.ShiftLeft(right, (head, tail) => Match3(ExtendsLeft(inferred, left, head), (inferred2) => ExtendsRightIntersect(inferred2, left, tail), () => ExtendsFalse()), () => ExtendsTrue(inferred));
}
function ExtendsRightTemplateLiteral(inferred, left, right) {
  const evaluated = EvaluateTemplateLiteral(right);
  return ExtendsLeft(inferred, left, evaluated);
}
function ExtendsRightUnion(inferred, left, right) {
  return guard_exports.ShiftLeft(right, (head, tail) => Match3(ExtendsLeft(inferred, left, head), (inferred2) => ExtendsTrue(inferred2), () => ExtendsRightUnion(inferred, left, tail)), () => ExtendsFalse());
}
function ExtendsRight(inferred, left, right) {
  return IsAny(right) ? ExtendsRightAny(inferred, left) : IsDependent(right) ? ExtendsRightDependent(inferred, left, right.if, right.then, right.else) : IsEnum(right) ? ExtendsRightEnum(inferred, left, right.enum) : IsInfer(right) ? ExtendsRightInfer(inferred, right.name, left, right.extends) : IsIntersect(right) ? ExtendsRightIntersect(inferred, left, right.allOf) : IsTemplateLiteral(right) ? ExtendsRightTemplateLiteral(inferred, left, right.pattern) : IsUnion(right) ? ExtendsRightUnion(inferred, left, right.anyOf) : IsUnknown(right) ? ExtendsTrue(inferred) : ExtendsFalse();
}

// ../../node_modules/typebox/build/type/extends/any.mjs
function ExtendsAny(inferred, left, right) {
  return IsInfer(right) ? ExtendsRight(inferred, left, right) : IsAny(right) ? ExtendsTrue(inferred) : IsUnknown(right) ? ExtendsTrue(inferred) : ExtendsUnion(inferred);
}

// ../../node_modules/typebox/build/type/extends/array.mjs
function ExtendsImmutable(left, right) {
  const isImmutableLeft = IsImmutable(left);
  const isImmutableRight = IsImmutable(right);
  return isImmutableLeft && isImmutableRight ? true : !isImmutableLeft && isImmutableRight ? true : isImmutableLeft && !isImmutableRight ? false : true;
}
function ExtendsArray(inferred, arrayLeft, left, right) {
  return IsArray3(right) ? ExtendsImmutable(arrayLeft, right) ? ExtendsLeft(inferred, left, right.items) : ExtendsFalse() : ExtendsRight(inferred, arrayLeft, right);
}

// ../../node_modules/typebox/build/type/extends/bigint.mjs
function ExtendsBigInt(inferred, left, right) {
  return IsBigInt3(right) ? ExtendsTrue(inferred) : ExtendsRight(inferred, left, right);
}

// ../../node_modules/typebox/build/type/extends/boolean.mjs
function ExtendsBoolean(inferred, left, right) {
  return IsBoolean4(right) ? ExtendsTrue(inferred) : ExtendsRight(inferred, left, right);
}

// ../../node_modules/typebox/build/type/extends/parameters.mjs
function ParameterCompare(inferred, left, leftRest, right, rightRest) {
  const checkLeft = IsInfer(right) ? left : right;
  const checkRight = IsInfer(right) ? right : left;
  const isLeftOptional = IsOptional(left);
  const isRightOptional = IsOptional(right);
  return !isLeftOptional && isRightOptional ? ExtendsFalse() : Match3(ExtendsLeft(inferred, checkLeft, checkRight), (inferred2) => ExtendsParameters(inferred2, leftRest, rightRest), () => ExtendsFalse());
}
function ParameterRight(inferred, left, leftRest, rightRest) {
  return guard_exports.ShiftLeft(rightRest, (head, tail) => ParameterCompare(inferred, left, leftRest, head, tail), () => IsOptional(left) ? ExtendsTrue(inferred) : ExtendsFalse());
}
function ParametersLeft(inferred, left, rightRest) {
  return guard_exports.ShiftLeft(left, (head, tail) => ParameterRight(inferred, head, tail, rightRest), () => ExtendsTrue(inferred));
}
function ExtendsParameters(inferred, left, right) {
  return ParametersLeft(inferred, left, right);
}

// ../../node_modules/typebox/build/type/extends/return_type.mjs
function ExtendsReturnType(inferred, left, right) {
  return IsVoid(right) ? ExtendsTrue(inferred) : ExtendsLeft(inferred, left, right);
}

// ../../node_modules/typebox/build/type/extends/constructor.mjs
function ExtendsConstructor(inferred, parameters, returnType, right) {
  return IsAny(right) ? ExtendsTrue(inferred) : IsUnknown(right) ? ExtendsTrue(inferred) : IsConstructor3(right) ? Match3(ExtendsParameters(inferred, parameters, right["parameters"]), (inferred2) => ExtendsReturnType(inferred2, returnType, right["instanceType"]), () => ExtendsFalse()) : ExtendsFalse();
}

// ../../node_modules/typebox/build/type/extends/dependent.mjs
function ExtendsDependent(inferred, if_, then_, else_, right) {
  return Match3(ExtendsLeft(inferred, if_, right), () => ExtendsLeft(inferred, then_, right), () => ExtendsLeft(inferred, else_, right));
}

// ../../node_modules/typebox/build/type/extends/enum.mjs
function ExtendsEnum(inferred, left, right) {
  const evaluated = EvaluateEnum(left);
  return ExtendsLeft(inferred, evaluated, right);
}

// ../../node_modules/typebox/build/type/extends/function.mjs
function ExtendsFunction(inferred, parameters, returnType, right) {
  return IsAny(right) ? ExtendsTrue(inferred) : IsUnknown(right) ? ExtendsTrue(inferred) : IsFunction3(right) ? Match3(ExtendsParameters(inferred, parameters, right["parameters"]), (inferred2) => ExtendsReturnType(inferred2, returnType, right["returnType"]), () => ExtendsFalse()) : ExtendsFalse();
}

// ../../node_modules/typebox/build/type/extends/integer.mjs
function ExtendsInteger(inferred, left, right) {
  return IsInteger3(right) ? ExtendsTrue(inferred) : IsNumber4(right) ? ExtendsTrue(inferred) : ExtendsRight(inferred, left, right);
}

// ../../node_modules/typebox/build/type/extends/intersect.mjs
function ExtendsIntersect(inferred, left, right) {
  const evaluated = EvaluateIntersect(left);
  return ExtendsLeft(inferred, evaluated, right);
}

// ../../node_modules/typebox/build/type/extends/literal.mjs
function ExtendsLiteralValue(inferred, left, right) {
  return left === right ? ExtendsTrue(inferred) : ExtendsFalse();
}
function ExtendsLiteralBigInt(inferred, left, right) {
  return IsLiteral(right) ? ExtendsLiteralValue(inferred, left, right.const) : IsBigInt3(right) ? ExtendsTrue(inferred) : ExtendsRight(inferred, Literal(left), right);
}
function ExtendsLiteralBoolean(inferred, left, right) {
  return IsLiteral(right) ? ExtendsLiteralValue(inferred, left, right.const) : IsBoolean4(right) ? ExtendsTrue(inferred) : ExtendsRight(inferred, Literal(left), right);
}
function ExtendsLiteralNumber(inferred, left, right) {
  return IsLiteral(right) ? ExtendsLiteralValue(inferred, left, right.const) : IsNumber4(right) ? ExtendsTrue(inferred) : ExtendsRight(inferred, Literal(left), right);
}
function ExtendsLiteralString(inferred, left, right) {
  return IsLiteral(right) ? ExtendsLiteralValue(inferred, left, right.const) : IsString4(right) ? ExtendsTrue(inferred) : ExtendsRight(inferred, Literal(left), right);
}
function ExtendsLiteral(inferred, left, right) {
  return guard_exports.IsBigInt(left.const) ? ExtendsLiteralBigInt(inferred, left.const, right) : guard_exports.IsBoolean(left.const) ? ExtendsLiteralBoolean(inferred, left.const, right) : guard_exports.IsNumber(left.const) ? ExtendsLiteralNumber(inferred, left.const, right) : guard_exports.IsString(left.const) ? ExtendsLiteralString(inferred, left.const, right) : Unreachable();
}

// ../../node_modules/typebox/build/type/extends/never.mjs
function ExtendsNever(inferred, left, right) {
  return IsInfer(right) ? ExtendsRight(inferred, left, right) : ExtendsTrue(inferred);
}

// ../../node_modules/typebox/build/type/extends/null.mjs
function ExtendsNull(inferred, left, right) {
  return IsNull3(right) ? ExtendsTrue(inferred) : ExtendsRight(inferred, left, right);
}

// ../../node_modules/typebox/build/type/extends/number.mjs
function ExtendsNumber(inferred, left, right) {
  return IsNumber4(right) ? ExtendsTrue(inferred) : ExtendsRight(inferred, left, right);
}

// ../../node_modules/typebox/build/type/extends/object.mjs
function ExtendsPropertyOptional(inferred, left, right) {
  return IsOptional(left) ? IsOptional(right) ? ExtendsTrue(inferred) : ExtendsFalse() : ExtendsTrue(inferred);
}
function ExtendsProperty(inferred, left, right) {
  return (
    // Right TInfer<TNever> is TExtendsFalse
    IsInfer(right) && IsNever(right.extends) ? ExtendsFalse() : Match3(ExtendsLeft(inferred, left, right), (inferred2) => ExtendsPropertyOptional(inferred2, left, right), () => ExtendsFalse())
  );
}
function ExtractInferredProperties(keys, properties) {
  return keys.reduce((result, key2) => {
    return key2 in properties ? IsExtendsTrueLike(properties[key2]) ? { ...result, ...properties[key2].inferred } : Unreachable() : Unreachable();
  }, {});
}
function ExtendsPropertiesComparer(inferred, left, right) {
  const properties = {};
  for (const rightKey of guard_exports.Keys(right)) {
    properties[rightKey] = rightKey in left ? ExtendsProperty({}, left[rightKey], right[rightKey]) : IsOptional(right[rightKey]) ? IsInfer(right[rightKey]) ? ExtendsTrue(memory_exports.Assign(inferred, { [right[rightKey].name]: right[rightKey].extends })) : ExtendsTrue(inferred) : ExtendsFalse();
  }
  const checked2 = guard_exports.Values(properties).every((result) => IsExtendsTrueLike(result));
  const extracted = checked2 ? ExtractInferredProperties(guard_exports.Keys(properties), properties) : {};
  return checked2 ? ExtendsTrue(extracted) : ExtendsFalse();
}
function ExtendsProperties(inferred, left, right) {
  const compared = ExtendsPropertiesComparer(inferred, left, right);
  return IsExtendsTrueLike(compared) ? ExtendsTrue(memory_exports.Assign(inferred, compared.inferred)) : ExtendsFalse();
}
function ExtendsObjectToObject(inferred, left, right) {
  return ExtendsProperties(inferred, left, right);
}
function RecordMergeInferred(left, right) {
  return guard_exports.Keys(right).reduce((result, key2) => {
    return {
      ...result,
      [key2]: guard_exports.HasPropertyKey(left, key2) ? IsUnion(result[key2]) ? Union([...result[key2].anyOf, right[key2]]) : Union([left[key2], right[key2]]) : right[key2]
    };
  }, left);
}
function ExtendsRecordComparer(properties, keys, type, result) {
  return guard_exports.ShiftLeft(keys, (left, right) => Match3(ExtendsLeft({}, properties[left], type), (inferred) => ExtendsRecordComparer(properties, right, type, RecordMergeInferred(result, inferred)), () => ExtendsFalse()), () => ExtendsTrue(result));
}
function ExtendsObjectToRecord(inferred, properties, _pattern, value) {
  const keys = guard_exports.Keys(properties);
  const result = ExtendsRecordComparer(properties, keys, value, inferred);
  return result;
}
function ExtendsObject(inferred, left, right) {
  return IsRecord(right) ? ExtendsObjectToRecord(inferred, left, RecordPattern(right), RecordValue(right)) : IsObject3(right) ? ExtendsObjectToObject(inferred, left, right.properties) : ExtendsRight(inferred, _Object_(left), right);
}

// ../../node_modules/typebox/build/type/extends/record.mjs
function FromObject2(inferred, properties) {
  return guard_exports.IsEqual(guard_exports.Keys(properties).length, 0) ? ExtendsTrue(inferred) : ExtendsFalse();
}
function FromRecord(inferred, _leftKey, leftValue, _rightKey, rightValue) {
  return ExtendsLeft(inferred, leftValue, rightValue);
}
function ExtendsRecord(inferred, leftPattern, leftValue, right) {
  return IsRecord(right) ? FromRecord(inferred, RecordPatternToType(leftPattern), leftValue, RecordPatternToType(RecordPattern(right)), RecordValue(right)) : IsObject3(right) ? FromObject2(inferred, right.properties) : IsAny(right) ? ExtendsTrue(inferred) : IsUnknown(right) ? ExtendsTrue(inferred) : ExtendsFalse();
}

// ../../node_modules/typebox/build/type/extends/string.mjs
function ExtendsString(inferred, left, right) {
  return IsString4(right) ? ExtendsTrue(inferred) : ExtendsRight(inferred, left, right);
}

// ../../node_modules/typebox/build/type/extends/symbol.mjs
function ExtendsSymbol(inferred, left, right) {
  return IsSymbol3(right) ? ExtendsTrue(inferred) : ExtendsRight(inferred, left, right);
}

// ../../node_modules/typebox/build/type/extends/template_literal.mjs
function ExtendsTemplateLiteral(inferred, left, right) {
  const evaluated = EvaluateTemplateLiteral(left);
  return ExtendsLeft(inferred, evaluated, right);
}

// ../../node_modules/typebox/build/type/extends/inference.mjs
function Inferrable(name, type) {
  return memory_exports.Create({ "~kind": "Inferrable" }, { name, type }, {});
}
function IsInferable(value) {
  return guard_exports.IsObject(value) && guard_exports.HasPropertyKey(value, "~kind") && guard_exports.HasPropertyKey(value, "name") && guard_exports.HasPropertyKey(value, "type") && guard_exports.IsEqual(value["~kind"], "Inferrable") && guard_exports.IsString(value.name) && guard_exports.IsObject(value.type);
}
function TryRestInferable(type) {
  return IsRest(type) ? IsInfer(type.items) ? IsArray3(type.items.extends) ? Inferrable(type.items.name, type.items.extends.items) : IsUnknown(type.items.extends) ? Inferrable(type.items.name, type.items.extends) : void 0 : Unreachable() : void 0;
}
function TryInferable(type) {
  return IsInfer(type) ? Inferrable(type.name, type.extends) : void 0;
}
function TryInferResults(rest, right) {
  const result = [];
  for (const head of rest) {
    if (!IsExtendsTrueLike(ExtendsLeft({}, head, right)))
      return void 0;
    result.push(head);
  }
  return result;
}
function InferTupleResult(inferred, name, left, right) {
  const results = TryInferResults(left, right);
  return guard_exports.IsArray(results) ? ExtendsTrue(memory_exports.Assign(inferred, { [name]: Tuple(results) })) : ExtendsFalse();
}
function InferUnionResult(inferred, name, left, right) {
  const results = TryInferResults(left, right);
  return guard_exports.IsArray(results) ? ExtendsTrue(memory_exports.Assign(inferred, { [name]: Union(results) })) : ExtendsFalse();
}

// ../../node_modules/typebox/build/type/extends/tuple.mjs
function Reverse(types) {
  return [...types].reverse();
}
function ApplyReverse(types, reversed) {
  return reversed ? Reverse(types) : types;
}
function Reversed(types) {
  const first = types.length > 0 ? types[0] : void 0;
  const inferrable = IsSchema(first) ? TryRestInferable(first) : void 0;
  return IsSchema(inferrable);
}
function ElementsCompare(inferred, reversed, left, leftRest, right, rightRest) {
  return Match3(ExtendsLeft(inferred, left, right), (checkInferred) => Elements(checkInferred, reversed, leftRest, rightRest), () => ExtendsFalse());
}
function ElementsLeft(inferred, reversed, leftRest, right, rightRest) {
  const inferable = TryRestInferable(right);
  return (
    // Rest Inferrable Right Means we delegate to TInferTupleResult to Generate a Result
    IsInferable(inferable) ? InferTupleResult(inferred, inferable["name"], ApplyReverse(leftRest, reversed), inferable["type"]) : guard_exports.ShiftLeft(leftRest, (head, tail) => ElementsCompare(inferred, reversed, head, tail, right, rightRest), () => ExtendsFalse())
  );
}
function ElementsRight(inferred, reversed, leftRest, rightRest) {
  return guard_exports.ShiftLeft(rightRest, (head, tail) => ElementsLeft(inferred, reversed, leftRest, head, tail), () => guard_exports.IsEqual(leftRest.length, 0) ? ExtendsTrue(inferred) : ExtendsFalse());
}
function Elements(inferred, reversed, leftRest, rightRest) {
  return ElementsRight(inferred, reversed, leftRest, rightRest);
}
function ExtendsTupleToTuple(inferred, left, right) {
  const instantiatedRight = InstantiateElements(inferred, State([], []), right);
  const reversed = Reversed(instantiatedRight);
  return Elements(inferred, reversed, ApplyReverse(left, reversed), ApplyReverse(instantiatedRight, reversed));
}
function ExtendsTupleToArrayReduce(inferred, left, right) {
  for (const head of left) {
    const result = ExtendsLeft(inferred, head, right);
    if (!IsExtendsTrueLike(result))
      return result;
    inferred = result.inferred;
  }
  return ExtendsTrue(inferred);
}
function ExtendsTupleToArray(inferred, left, right) {
  const inferrable = TryInferable(right);
  return IsInferable(inferrable) ? InferUnionResult(inferred, inferrable["name"], left, inferrable["type"]) : ExtendsTupleToArrayReduce(inferred, left, right);
}
function ExtendsTuple(inferred, left, right) {
  const instantiatedLeft = InstantiateElements(inferred, State([], []), left);
  return IsTuple(right) ? ExtendsTupleToTuple(inferred, instantiatedLeft, right.items) : IsArray3(right) ? ExtendsTupleToArray(inferred, instantiatedLeft, right.items) : ExtendsRight(inferred, Tuple(instantiatedLeft), right);
}

// ../../node_modules/typebox/build/type/extends/undefined.mjs
function ExtendsUndefined(inferred, left, right) {
  return IsVoid(right) ? ExtendsTrue(inferred) : IsUndefined3(right) ? ExtendsTrue(inferred) : ExtendsRight(inferred, left, right);
}

// ../../node_modules/typebox/build/type/extends/union.mjs
function ExtendsUnionSome(inferred, type, unionTypes) {
  return guard_exports.ShiftLeft(unionTypes, (head, tail) => Match3(ExtendsLeft(inferred, type, head), (inferred2) => ExtendsTrue(inferred2), () => ExtendsUnionSome(inferred, type, tail)), () => ExtendsFalse());
}
function ExtendsUnionLeft(inferred, left, right) {
  return guard_exports.ShiftLeft(left, (head, tail) => Match3(ExtendsUnionSome(inferred, head, right), (inferred2) => ExtendsUnionLeft(inferred2, tail, right), () => ExtendsFalse()), () => ExtendsTrue(inferred));
}
function ExtendsUnion2(inferred, left, right) {
  const inferrable = TryInferable(right);
  return IsInferable(inferrable) ? InferUnionResult(inferred, inferrable.name, left, inferrable.type) : IsUnion(right) ? ExtendsUnionLeft(inferred, left, right.anyOf) : ExtendsUnionLeft(inferred, left, [right]);
}

// ../../node_modules/typebox/build/type/extends/unknown.mjs
function ExtendsUnknown(inferred, left, right) {
  return IsInfer(right) ? ExtendsRight(inferred, left, right) : IsAny(right) ? ExtendsTrue(inferred) : IsUnknown(right) ? ExtendsTrue(inferred) : ExtendsFalse();
}

// ../../node_modules/typebox/build/type/extends/void.mjs
function ExtendsVoid(inferred, left, right) {
  return IsVoid(right) ? ExtendsTrue(inferred) : ExtendsRight(inferred, left, right);
}

// ../../node_modules/typebox/build/type/extends/extends_left.mjs
function ExtendsLeft(inferred, left, right) {
  return IsAny(left) ? ExtendsAny(inferred, left, right) : IsArray3(left) ? ExtendsArray(inferred, left, left.items, right) : IsBigInt3(left) ? ExtendsBigInt(inferred, left, right) : IsBoolean4(left) ? ExtendsBoolean(inferred, left, right) : IsConstructor3(left) ? ExtendsConstructor(inferred, left.parameters, left.instanceType, right) : IsDependent(left) ? ExtendsDependent(inferred, left.if, left.then, left.else, right) : IsEnum(left) ? ExtendsEnum(inferred, left.enum, right) : IsFunction3(left) ? ExtendsFunction(inferred, left.parameters, left.returnType, right) : IsInteger3(left) ? ExtendsInteger(inferred, left, right) : IsIntersect(left) ? ExtendsIntersect(inferred, left.allOf, right) : IsLiteral(left) ? ExtendsLiteral(inferred, left, right) : IsNever(left) ? ExtendsNever(inferred, left, right) : IsNull3(left) ? ExtendsNull(inferred, left, right) : IsNumber4(left) ? ExtendsNumber(inferred, left, right) : IsObject3(left) ? ExtendsObject(inferred, left.properties, right) : IsRecord(left) ? ExtendsRecord(inferred, RecordPattern(left), RecordValue(left), right) : IsString4(left) ? ExtendsString(inferred, left, right) : IsSymbol3(left) ? ExtendsSymbol(inferred, left, right) : IsTemplateLiteral(left) ? ExtendsTemplateLiteral(inferred, left.pattern, right) : IsTuple(left) ? ExtendsTuple(inferred, left.items, right) : IsUndefined3(left) ? ExtendsUndefined(inferred, left, right) : IsUnion(left) ? ExtendsUnion2(inferred, left.anyOf, right) : IsUnknown(left) ? ExtendsUnknown(inferred, left, right) : IsVoid(left) ? ExtendsVoid(inferred, left, right) : ExtendsFalse();
}

// ../../node_modules/typebox/build/type/engine/interface/instantiate.mjs
function InterfaceOperation(heritage, properties) {
  const result = EvaluateIntersect([...heritage, _Object_(properties)]);
  return result;
}
function InterfaceAction(heritage, properties, options) {
  const result = CanInstantiate(heritage) ? memory_exports.Update(InterfaceOperation(heritage, properties), {}, options) : InterfaceDeferred(heritage, properties, options);
  return result;
}
function InterfaceInstantiate(context, state2, heritage, properties, options) {
  const instantiatedHeritage = InstantiateTypes(context, state2, heritage);
  const instantiatedProperties = InstantiateProperties(context, state2, properties);
  return InterfaceAction(instantiatedHeritage, instantiatedProperties, options);
}

// ../../node_modules/typebox/build/type/action/interface.mjs
function InterfaceDeferred(heritage, properties, options = {}) {
  return Deferred("Interface", [heritage, properties], options);
}
function IsInterfaceDeferred(value) {
  return IsSchema(value) && guard_exports.HasPropertyKey(value, "action") && guard_exports.IsEqual(value.action, "Interface");
}
function Interface(heritage, properties, options = {}) {
  return InterfaceAction(heritage, properties, options);
}

// ../../node_modules/typebox/build/type/engine/cyclic/check.mjs
function FromRef(stack, context, ref) {
  return stack.includes(ref) ? true : FromType3([...stack, ref], context, context[ref]);
}
function FromProperties(stack, context, properties) {
  const types = PropertyValues(properties);
  return FromTypes2(stack, context, types);
}
function FromTypes2(stack, context, types) {
  return guard_exports.ShiftLeft(types, (left, right) => FromType3(stack, context, left) ? true : FromTypes2(stack, context, right), () => false);
}
function FromType3(stack, context, type) {
  return IsRef(type) ? FromRef(stack, context, type.$ref) : IsArray3(type) ? FromType3(stack, context, type.items) : IsConstructor3(type) ? FromTypes2(stack, context, [...type.parameters, type.instanceType]) : IsFunction3(type) ? FromTypes2(stack, context, [...type.parameters, type.returnType]) : IsInterfaceDeferred(type) ? FromProperties(stack, context, type.parameters[1]) : IsIntersect(type) ? FromTypes2(stack, context, type.allOf) : IsObject3(type) ? FromProperties(stack, context, type.properties) : IsUnion(type) ? FromTypes2(stack, context, type.anyOf) : IsTuple(type) ? FromTypes2(stack, context, type.items) : IsRecord(type) ? FromType3(stack, context, RecordValue(type)) : false;
}
function CyclicCheck(stack, context, type) {
  const result = FromType3(stack, context, type);
  return result;
}

// ../../node_modules/typebox/build/type/engine/cyclic/candidates.mjs
function ResolveCandidateKeys(context, keys) {
  return keys.reduce((result, left) => {
    return CyclicCheck([left], context, context[left]) ? [...result, left] : result;
  }, []);
}
function CyclicCandidates(context) {
  const keys = PropertyKeys(context);
  const result = ResolveCandidateKeys(context, keys);
  return result;
}

// ../../node_modules/typebox/build/type/engine/cyclic/dependencies.mjs
function FromRef2(context, ref, result) {
  return result.includes(ref) ? result : ref in context ? FromType4(context, context[ref], [...result, ref]) : Unreachable();
}
function FromProperties2(context, properties, result) {
  const types = PropertyValues(properties);
  return FromTypes3(context, types, result);
}
function FromTypes3(context, types, result) {
  return types.reduce((result2, left) => {
    return FromType4(context, left, result2);
  }, result);
}
function FromType4(context, type, result) {
  return IsRef(type) ? FromRef2(context, type.$ref, result) : IsArray3(type) ? FromType4(context, type.items, result) : IsConstructor3(type) ? FromTypes3(context, [...type.parameters, type.instanceType], result) : IsFunction3(type) ? FromTypes3(context, [...type.parameters, type.returnType], result) : IsInterfaceDeferred(type) ? FromProperties2(context, type.parameters[1], result) : IsIntersect(type) ? FromTypes3(context, type.allOf, result) : IsObject3(type) ? FromProperties2(context, type.properties, result) : IsUnion(type) ? FromTypes3(context, type.anyOf, result) : IsTuple(type) ? FromTypes3(context, type.items, result) : IsRecord(type) ? FromType4(context, RecordValue(type), result) : result;
}
function CyclicDependencies(context, key2, type) {
  const result = FromType4(context, type, [key2]);
  return result;
}

// ../../node_modules/typebox/build/type/engine/cyclic/extends.mjs
function FromRef3(_ref) {
  return Any();
}
function FromProperties3(properties) {
  return guard_exports.Keys(properties).reduce((result, key2) => {
    return { ...result, [key2]: FromType5(properties[key2]) };
  }, {});
}
function FromTypes4(types) {
  return types.reduce((result, left) => {
    return [...result, FromType5(left)];
  }, []);
}
function FromType5(type) {
  return IsRef(type) ? FromRef3(type.$ref) : IsArray3(type) ? _Array_(FromType5(type.items), ArrayOptions(type)) : IsConstructor3(type) ? Constructor(FromTypes4(type.parameters), FromType5(type.instanceType)) : IsFunction3(type) ? _Function_(FromTypes4(type.parameters), FromType5(type.returnType)) : IsIntersect(type) ? Intersect(FromTypes4(type.allOf)) : IsObject3(type) ? _Object_(FromProperties3(type.properties)) : IsRecord(type) ? Record(RecordKey(type), FromType5(RecordValue(type))) : IsUnion(type) ? Union(FromTypes4(type.anyOf)) : IsTuple(type) ? Tuple(FromTypes4(type.items)) : type;
}
function CyclicAnyFromParameters(defs, ref) {
  return ref in defs ? FromType5(defs[ref]) : Unknown();
}
function CyclicExtends(type) {
  return CyclicAnyFromParameters(type.$defs, type.$ref);
}

// ../../node_modules/typebox/build/type/engine/cyclic/instantiate.mjs
function CyclicInterface(context, heritage, properties) {
  const instantiatedHeritage = InstantiateTypes(context, State([], []), heritage);
  const instantiatedProperties = InstantiateProperties({}, State([], []), properties);
  const evaluatedInterface = EvaluateIntersect([...instantiatedHeritage, _Object_(instantiatedProperties)]);
  return evaluatedInterface;
}
function CyclicDefinitions(context, dependencies) {
  const keys = guard_exports.Keys(context).filter((key2) => dependencies.includes(key2));
  return keys.reduce((result, key2) => {
    const type = context[key2];
    const instantiatedType = IsInterfaceDeferred(type) ? CyclicInterface(context, type.parameters[0], type.parameters[1]) : type;
    return { ...result, [key2]: instantiatedType };
  }, {});
}
function InstantiateCyclic(context, ref, type) {
  const dependencies = CyclicDependencies(context, ref, type);
  const definitions = CyclicDefinitions(context, dependencies);
  const result = Cyclic(definitions, ref);
  return result;
}

// ../../node_modules/typebox/build/type/engine/cyclic/target.mjs
function Resolve(defs, ref) {
  return ref in defs ? IsRef(defs[ref]) ? Resolve(defs, defs[ref].$ref) : defs[ref] : Never();
}
function CyclicTarget(defs, ref) {
  const result = Resolve(defs, ref);
  return result;
}

// ../../node_modules/typebox/build/type/extends/extends.mjs
function Canonical(type) {
  return IsCyclic(type) ? CyclicExtends(type) : IsUnsafe(type) ? Unknown() : type;
}
function Extends(inferred, left, right) {
  const canonicalLeft = Canonical(left);
  const canonicalRight = Canonical(right);
  return ExtendsLeft(inferred, canonicalLeft, canonicalRight);
}

// ../../node_modules/typebox/build/type/engine/evaluate/compare.mjs
var CompareResultEqual = 0;
var CompareResultDisjoint = 1;
var CompareResultLeftInside = 2;
var CompareResultRightInside = 3;
function Compare(left, right) {
  const extendsCheck = [Extends({}, left, right), Extends({}, right, left)];
  return result_exports.IsExtendsTrueLike(extendsCheck[0]) && result_exports.IsExtendsTrueLike(extendsCheck[1]) ? CompareResultEqual : result_exports.IsExtendsTrueLike(extendsCheck[0]) && result_exports.IsExtendsFalse(extendsCheck[1]) ? CompareResultLeftInside : result_exports.IsExtendsFalse(extendsCheck[0]) && result_exports.IsExtendsTrueLike(extendsCheck[1]) ? CompareResultRightInside : CompareResultDisjoint;
}

// ../../node_modules/typebox/build/type/engine/evaluate/broaden.mjs
function BroadenFilter(type, types, result = [], all = types) {
  return guard_exports.ShiftLeft(types, (left, right) => {
    const compare = Compare(type, left);
    return guard_exports.IsEqual(compare, CompareResultLeftInside) || guard_exports.IsEqual(compare, CompareResultEqual) ? all : guard_exports.IsEqual(compare, CompareResultDisjoint) ? BroadenFilter(type, right, [...result, left], all) : BroadenFilter(type, right, result, all);
  }, () => [...result, type]);
}
function BroadenType(type, types, result) {
  const evaluated = EvaluateType(type);
  return IsAny(evaluated) ? [evaluated] : (
    // terminate (always the most broad)
    IsUnknown(evaluated) ? [evaluated] : (
      // terminate (always the most broad)
      IsNever(evaluated) ? BroadenTypes(types, result) : (
        // ignored: never is dropped
        IsObject3(evaluated) ? BroadenTypes(types, [...result, evaluated]) : (
          // objects are always considered (too expensive to compare)
          BroadenTypes(types, BroadenFilter(evaluated, result))
        )
      )
    )
  );
}
function BroadenTypes(types, result = []) {
  return guard_exports.ShiftLeft(types, (left, right) => BroadenType(left, right, result), () => result);
}
function Broaden(types) {
  const broadened = BroadenTypes(types);
  const flattened = Flatten(broadened);
  return flattened;
}

// ../../node_modules/typebox/build/type/engine/evaluate/instantiate.mjs
function EvaluateAction(type, options) {
  const result = memory_exports.Update(EvaluateType(type), {}, options);
  return result;
}
function EvaluateInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return EvaluateAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/engine/call/distribute_arguments.mjs
function CollectDistributionNames(expression, result = []) {
  return (
    // Conditional
    IsDeferred(expression) && guard_exports.IsEqual(expression.action, "Conditional") ? IsRef(expression.parameters[0]) ? CollectDistributionNames(expression.parameters[2], CollectDistributionNames(expression.parameters[3], [...result, expression.parameters[0]["$ref"]])) : CollectDistributionNames(expression.parameters[2], CollectDistributionNames(expression.parameters[3], result)) : IsDeferred(expression) && guard_exports.IsEqual(expression.action, "Mapped") ? IsDeferred(expression.parameters[1]) && guard_exports.IsEqual(expression.parameters[1].action, "KeyOf") && IsRef(expression.parameters[1].parameters[0]) ? [...result, expression.parameters[1].parameters[0]["$ref"]] : result : result
  );
}
function BuildDistributionArray(parameters, names2) {
  return parameters.reduce((result, left) => [...result, names2.includes(left.name)], []);
}
function ZipDistributionArray(arguments_, distributionArray, result = []) {
  return guard_exports.ShiftLeft(arguments_, (argumentLeft, argumentRight) => guard_exports.ShiftLeft(distributionArray, (booleanLeft, booleanRight) => ZipDistributionArray(argumentRight, booleanRight, [...result, [booleanLeft, argumentLeft]]), () => result), () => result);
}
function CanonicalArgument(type) {
  return IsTemplateLiteral(type) ? EvaluateTemplateLiteral(type.pattern) : IsEnum(type) ? EvaluateEnum(type.enum) : type;
}
function Expand(type) {
  const canonicalArgument = CanonicalArgument(type);
  return IsUnion(canonicalArgument) ? [...canonicalArgument.anyOf] : [canonicalArgument];
}
function Append(current, type) {
  return current.reduce((result, left) => [...result, [...left, type]], []);
}
function Cross(current, variants) {
  return variants.reduce((result, left) => {
    return [...result, ...Append(current, left)];
  }, []);
}
function Distribute2(zipped) {
  return zipped.reduce((result, left) => {
    return guard_exports.IsEqual(left[0], true) ? Cross(result, Expand(left[1])) : Cross(result, [left[1]]);
  }, [[]]);
}
function DistributeArguments(parameters, arguments_, expression) {
  const distributionNames = CollectDistributionNames(expression);
  const distributionArray = BuildDistributionArray(parameters, distributionNames);
  const zippedArguments = ZipDistributionArray(arguments_, distributionArray);
  return IsDeferred(expression) && guard_exports.IsEqual(expression.action, "Conditional") ? Distribute2(zippedArguments) : IsDeferred(expression) && guard_exports.IsEqual(expression.action, "Mapped") ? Distribute2(zippedArguments) : [arguments_];
}

// ../../node_modules/typebox/build/type/engine/call/resolve_target.mjs
function FromNotResolvable() {
  return ["(not-resolvable)", Never()];
}
function FromNotGeneric() {
  return ["(not-generic)", Never()];
}
function FromGeneric(name, parameters, expression) {
  return [name, Generic(parameters, expression)];
}
function FromRef4(context, ref, arguments_) {
  return ref in context ? FromType6(context, ref, context[ref], arguments_) : FromNotResolvable();
}
function FromType6(context, name, target, arguments_) {
  return IsGeneric(target) ? FromGeneric(name, target.parameters, target.expression) : IsRef(target) ? FromRef4(context, target.$ref, arguments_) : FromNotGeneric();
}
function ResolveTarget(context, target, arguments_) {
  return FromType6(context, "(anonymous)", target, arguments_);
}

// ../../node_modules/typebox/build/type/engine/call/resolve_arguments.mjs
function AssertArgumentExtends(name, type, extends_) {
  if (IsInfer(type) || IsCall(type) || result_exports.IsExtendsTrueLike(Extends({}, type, extends_)))
    return;
  const cause = { parameter: name, expect: extends_, actual: type };
  throw new Error(`Argument for parameter ${name} does not satisfy constraint`, { cause });
}
function BindArgument(context, state2, name, extends_, type) {
  const instantiatedArgument = InstantiateType(context, state2, type);
  AssertArgumentExtends(name, instantiatedArgument, extends_);
  return memory_exports.Assign(context, { [name]: instantiatedArgument });
}
function BindArguments(context, state2, parameterLeft, parameterRight, arguments_) {
  const instantiatedExtends = InstantiateType(context, state2, parameterLeft.extends);
  const instantiatedEquals = InstantiateType(context, state2, parameterLeft.equals);
  return guard_exports.ShiftLeft(arguments_, (left, right) => BindParameters(BindArgument(context, state2, parameterLeft["name"], instantiatedExtends, left), state2, parameterRight, right), () => BindParameters(BindArgument(context, state2, parameterLeft["name"], instantiatedExtends, instantiatedEquals), state2, parameterRight, []));
}
function BindParameters(context, state2, parameters, arguments_) {
  return guard_exports.ShiftLeft(parameters, (left, right) => BindArguments(context, state2, left, right, arguments_), () => context);
}
function ResolveArgumentsContext(context, state2, parameters, arguments_) {
  return BindParameters(context, state2, parameters, arguments_);
}

// ../../node_modules/typebox/build/type/engine/call/instantiate.mjs
var instantiationDepth = 0;
var instantiationCount = 0;
function InstantiationAssert() {
  if (guard_exports.IsLessThan(instantiationCount, settings_exports.Get().maxInstantiationCount))
    return;
  throw Error("Type instantiation is excessively deep and possibly infinite");
}
function InstantiationIncrement() {
  InstantiationAssert();
  instantiationCount++;
  instantiationDepth++;
}
function InstantiationDecrement() {
  instantiationDepth--;
  if (guard_exports.IsEqual(instantiationDepth, 0))
    instantiationCount = 0;
}
function Peek(state2) {
  const result = guard_exports.IsGreaterThan(state2.callstack.length, 0) ? state2.callstack[state2.callstack.length - 1] : "";
  return result;
}
function IsTailCall(state2, name) {
  const result = guard_exports.IsEqual(Peek(state2), name);
  return result;
}
function CallDispatch(context, state2, target, parameters, expression, arguments_) {
  InstantiationIncrement();
  try {
    const argumentsContext = ResolveArgumentsContext(context, state2, parameters, arguments_);
    const returnType = InstantiateType(argumentsContext, State([...state2["callstack"], target["$ref"]], state2["visited"]), expression);
    return InstantiateType(argumentsContext, State([], []), returnType);
  } finally {
    InstantiationDecrement();
  }
}
function CallDistributed(context, state2, target, parameters, expression, distributedArguments) {
  return distributedArguments.reduce((result, arguments_) => {
    const returnType = CallDispatch(context, state2, target, parameters, expression, arguments_);
    return [...result, returnType];
  }, []);
}
function CallImmediate(context, state2, target, parameters, expression, arguments_) {
  const distributedArguments = DistributeArguments(parameters, arguments_, expression);
  const returnTypes = CallDistributed(context, state2, target, parameters, expression, distributedArguments);
  const result = guard_exports.IsEqual(returnTypes.length, 1) ? returnTypes[0] : EvaluateUnion(returnTypes);
  return result;
}
function CallInstantiate(context, state2, target, arguments_) {
  const instantiatedArguments = InstantiateTypes(context, state2, arguments_);
  const resolved = ResolveTarget(context, target, arguments_);
  const name = resolved[0];
  const type = resolved[1];
  const result = IsGeneric(type) ? IsTailCall(state2, name) ? CallConstruct(Ref(name), instantiatedArguments) : CallImmediate(context, state2, Ref(name), type.parameters, type.expression, instantiatedArguments) : CallConstruct(target, instantiatedArguments);
  return result;
}

// ../../node_modules/typebox/build/type/types/call.mjs
function CallConstruct(target, arguments_) {
  return memory_exports.Create({ ["~kind"]: "Call" }, { type: "call", target, arguments: arguments_ }, {});
}
function Call2(target, arguments_) {
  return CallInstantiate({}, State([], []), target, arguments_);
}
function IsCall(value) {
  return IsKind(value, "Call");
}

// ../../node_modules/typebox/build/type/engine/immutable/instantiate_remove.mjs
function RemoveImmutableOperation(type) {
  return memory_exports.Discard(type, ["~immutable"]);
}
function RemoveImmutableAction(type, options) {
  const result = memory_exports.Update(RemoveImmutableOperation(type), {}, options);
  return result;
}
function RemoveImmutableInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return RemoveImmutableAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/engine/intrinsics/mapping.mjs
function ApplyMapping(mapping, value) {
  return mapping(value);
}

// ../../node_modules/typebox/build/type/engine/intrinsics/from_literal.mjs
function FromLiteral3(mapping, value) {
  return guard_exports.IsString(value) ? Literal(ApplyMapping(mapping, value)) : Literal(value);
}

// ../../node_modules/typebox/build/type/engine/intrinsics/from_template_literal.mjs
function FromTemplateLiteral(mapping, pattern) {
  const evaluated = EvaluateTemplateLiteral(pattern);
  const result = FromType7(mapping, evaluated);
  return result;
}

// ../../node_modules/typebox/build/type/engine/intrinsics/from_union.mjs
function FromUnion2(mapping, types) {
  const result = types.map((type) => FromType7(mapping, type));
  return Union(result);
}

// ../../node_modules/typebox/build/type/engine/intrinsics/from_type.mjs
function FromType7(mapping, type) {
  return IsLiteral(type) ? FromLiteral3(mapping, type.const) : IsTemplateLiteral(type) ? FromTemplateLiteral(mapping, type.pattern) : IsUnion(type) ? FromUnion2(mapping, type.anyOf) : type;
}

// ../../node_modules/typebox/build/type/action/capitalize.mjs
function CapitalizeDeferred(type, options = {}) {
  return Deferred("Capitalize", [type], options);
}
function Capitalize(type, options = {}) {
  return CapitalizeAction(type, options);
}

// ../../node_modules/typebox/build/type/action/lowercase.mjs
function LowercaseDeferred(type, options = {}) {
  return Deferred("Lowercase", [type], options);
}
function Lowercase(type, options = {}) {
  return LowercaseAction(type, options);
}

// ../../node_modules/typebox/build/type/action/uncapitalize.mjs
function UncapitalizeDeferred(type, options = {}) {
  return Deferred("Uncapitalize", [type], options);
}
function Uncapitalize(type, options = {}) {
  return UncapitalizeAction(type, options);
}

// ../../node_modules/typebox/build/type/action/uppercase.mjs
function UppercaseDeferred(type, options = {}) {
  return Deferred("Uppercase", [type], options);
}
function Uppercase(type, options = {}) {
  return UppercaseAction(type, options);
}

// ../../node_modules/typebox/build/type/engine/intrinsics/instantiate.mjs
var CapitalizeMapping = (input) => input[0].toUpperCase() + input.slice(1);
var LowercaseMapping = (input) => input.toLowerCase();
var UncapitalizeMapping = (input) => input[0].toLowerCase() + input.slice(1);
var UppercaseMapping = (input) => input.toUpperCase();
function CapitalizeAction(type, options) {
  const result = CanInstantiate([type]) ? memory_exports.Update(FromType7(CapitalizeMapping, type), {}, options) : CapitalizeDeferred(type, options);
  return result;
}
function LowercaseAction(type, options) {
  const result = CanInstantiate([type]) ? memory_exports.Update(FromType7(LowercaseMapping, type), {}, options) : LowercaseDeferred(type, options);
  return result;
}
function UncapitalizeAction(type, options) {
  const result = CanInstantiate([type]) ? memory_exports.Update(FromType7(UncapitalizeMapping, type), {}, options) : UncapitalizeDeferred(type, options);
  return result;
}
function UppercaseAction(type, options) {
  const result = CanInstantiate([type]) ? memory_exports.Update(FromType7(UppercaseMapping, type), {}, options) : UppercaseDeferred(type, options);
  return result;
}
function CapitalizeInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return CapitalizeAction(instantiatedType, options);
}
function LowercaseInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return LowercaseAction(instantiatedType, options);
}
function UncapitalizeInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return UncapitalizeAction(instantiatedType, options);
}
function UppercaseInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return UppercaseAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/action/conditional.mjs
function ConditionalDeferred(left, right, true_, false_, options = {}) {
  return Deferred("Conditional", [left, right, true_, false_], options);
}
function Conditional(left, right, true_, false_, options = {}) {
  return ConditionalAction({}, State([], []), left, right, true_, false_, options);
}

// ../../node_modules/typebox/build/type/engine/conditional/instantiate.mjs
function ConditionalOperation(context, state2, left, right, true_, false_) {
  const extendsResult = Extends(context, left, right);
  return result_exports.IsExtendsUnion(extendsResult) ? Union([InstantiateType(extendsResult.inferred, state2, true_), InstantiateType(context, state2, false_)]) : result_exports.IsExtendsTrue(extendsResult) ? InstantiateType(extendsResult.inferred, state2, true_) : InstantiateType(context, state2, false_);
}
function ConditionalAction(context, state2, left, right, true_, false_, options) {
  const result = CanInstantiate([left, right]) ? memory_exports.Update(ConditionalOperation(context, state2, left, right, true_, false_), {}, options) : ConditionalDeferred(left, right, true_, false_, options);
  return result;
}
function ConditionalInstantiate(context, state2, left, right, true_, false_, options) {
  const instantiatedLeft = InstantiateType(context, state2, left);
  const instantiatedRight = InstantiateType(context, state2, right);
  return ConditionalAction(context, state2, instantiatedLeft, instantiatedRight, true_, false_, options);
}

// ../../node_modules/typebox/build/type/action/constructor_parameters.mjs
function ConstructorParametersDeferred(type, options = {}) {
  return Deferred("ConstructorParameters", [type], options);
}
function ConstructorParameters(type, options = {}) {
  return ConstructorParametersAction(type, options);
}

// ../../node_modules/typebox/build/type/engine/constructor_parameters/instantiate.mjs
function ConstructorParametersOperation(type) {
  const parameters = IsConstructor3(type) ? type["parameters"] : [];
  const instantiatedParameters = InstantiateElements({}, State([], []), parameters);
  const result = Tuple(instantiatedParameters);
  return result;
}
function ConstructorParametersAction(type, options) {
  const result = CanInstantiate([type]) ? memory_exports.Update(ConstructorParametersOperation(type), {}, options) : ConstructorParametersDeferred(type, options);
  return result;
}
function ConstructorParametersInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return ConstructorParametersAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/action/exclude.mjs
function ExcludeDeferred(left, right, options = {}) {
  return Deferred("Exclude", [left, right], options);
}
function Exclude(left, right, options = {}) {
  return ExcludeAction(left, right, options);
}

// ../../node_modules/typebox/build/type/engine/exclude/instantiate.mjs
function ExcludeAction(left, right, options) {
  const result = CanInstantiate([left, right]) ? memory_exports.Update(ExcludeOperation(left, right), {}, options) : ExcludeDeferred(left, right, options);
  return result;
}
function ExcludeInstantiate(context, state2, left, right, options) {
  const instantiatedLeft = InstantiateType(context, state2, left);
  const instantiatedRight = InstantiateType(context, state2, right);
  return ExcludeAction(instantiatedLeft, instantiatedRight, options);
}

// ../../node_modules/typebox/build/type/action/extract.mjs
function ExtractDeferred(left, right, options = {}) {
  return Deferred("Extract", [left, right], options);
}
function Extract(left, right, options = {}) {
  return ExtractAction(left, right, options);
}

// ../../node_modules/typebox/build/type/engine/extract/operation.mjs
function ExtractType(left, right) {
  const check = Extends({}, left, right);
  const result = result_exports.IsExtendsTrueLike(check) ? [left] : [];
  return result;
}
function ExtractUnion(left, right, result = []) {
  return guard_exports.ShiftLeft(left, (head, tail) => ExtractUnion(tail, right, [...result, ...ExtractType(head, right)]), () => result);
}
function ExtractOperation(left, right) {
  const evaluated = EvaluateType(left);
  const canonical = IsUnion(evaluated) ? evaluated.anyOf : [evaluated];
  const remaining = ExtractUnion(canonical, right);
  const result = EvaluateUnion(remaining);
  return result;
}

// ../../node_modules/typebox/build/type/engine/extract/instantiate.mjs
function ExtractAction(left, right, options) {
  const result = CanInstantiate([left, right]) ? memory_exports.Update(ExtractOperation(left, right), {}, options) : ExtractDeferred(left, right, options);
  return result;
}
function ExtractInstantiate(context, state2, left, right, options) {
  const instantiatedLeft = InstantiateType(context, state2, left);
  const instantiatedRight = InstantiateType(context, state2, right);
  return ExtractAction(instantiatedLeft, instantiatedRight, options);
}

// ../../node_modules/typebox/build/type/engine/helpers/keys_to_indexer.mjs
function KeysToLiterals(keys) {
  return keys.reduce((result, left) => {
    return IsLiteralValue(left) ? [...result, Literal(left)] : result;
  }, []);
}
function KeysToIndexer(keys) {
  const literals = KeysToLiterals(keys);
  const result = Union(literals);
  return result;
}

// ../../node_modules/typebox/build/type/action/indexed.mjs
function IndexDeferred(type, indexer, options = {}) {
  return Deferred("Index", [type, indexer], options);
}
function Index(type, indexer_or_keys, options = {}) {
  const indexer = guard_exports.IsArray(indexer_or_keys) ? KeysToIndexer(indexer_or_keys) : indexer_or_keys;
  return IndexAction(type, indexer, options);
}

// ../../node_modules/typebox/build/type/engine/object/from_cyclic.mjs
function FromCyclic(defs, ref) {
  const target = CyclicTarget(defs, ref);
  const result = FromType8(target);
  return result;
}

// ../../node_modules/typebox/build/type/engine/object/from_dependent.mjs
function FromDependent(if_, then_, else_) {
  const evaluated = EvaluateDependent(if_, then_, else_);
  const result = FromType8(evaluated);
  return result;
}

// ../../node_modules/typebox/build/type/engine/object/from_intersect.mjs
function CollapseIntersectProperties(left, right) {
  const leftKeys = guard_exports.Keys(left).filter((key2) => !guard_exports.HasPropertyKey(right, key2));
  const rightKeys = guard_exports.Keys(right).filter((key2) => !guard_exports.HasPropertyKey(left, key2));
  const sharedKeys = guard_exports.Keys(left).filter((key2) => guard_exports.HasPropertyKey(right, key2));
  const leftProperties = leftKeys.reduce((result, key2) => ({ ...result, [key2]: left[key2] }), {});
  const rightProperties = rightKeys.reduce((result, key2) => ({ ...result, [key2]: right[key2] }), {});
  const sharedProperties = sharedKeys.reduce((result, key2) => ({ ...result, [key2]: EvaluatePropertyIntersect(left[key2], right[key2]) }), {});
  const unique = memory_exports.Assign(leftProperties, rightProperties);
  const shared = memory_exports.Assign(unique, sharedProperties);
  return shared;
}
function FromIntersect(types) {
  return types.reduce((result, left) => {
    return CollapseIntersectProperties(result, FromType8(left));
  }, {});
}

// ../../node_modules/typebox/build/type/engine/object/from_object.mjs
function FromObject3(properties) {
  return properties;
}

// ../../node_modules/typebox/build/type/engine/object/from_tuple.mjs
function FromTuple(types) {
  const object = TupleToObject(Tuple(types));
  const result = FromType8(object);
  return result;
}

// ../../node_modules/typebox/build/type/engine/object/from_union.mjs
function CollapseUnionProperties(left, right) {
  const sharedKeys = guard_exports.Keys(left).filter((key2) => key2 in right);
  const result = sharedKeys.reduce((result2, key2) => {
    return { ...result2, [key2]: EvaluatePropertyUnion(left[key2], right[key2]) };
  }, {});
  return result;
}
function ReduceVariants(types, result) {
  return guard_exports.ShiftLeft(types, (left, right) => ReduceVariants(right, CollapseUnionProperties(result, FromType8(left))), () => result);
}
function FromUnion3(types) {
  return guard_exports.ShiftLeft(types, (left, right) => ReduceVariants(right, FromType8(left)), () => Unreachable());
}

// ../../node_modules/typebox/build/type/engine/object/from_type.mjs
function FromType8(type) {
  return IsCyclic(type) ? FromCyclic(type.$defs, type.$ref) : IsDependent(type) ? FromDependent(type.if, type.then, type.else) : IsIntersect(type) ? FromIntersect(type.allOf) : IsUnion(type) ? FromUnion3(type.anyOf) : IsTuple(type) ? FromTuple(type.items) : IsObject3(type) ? FromObject3(type.properties) : {};
}

// ../../node_modules/typebox/build/type/engine/object/collapse.mjs
function CollapseToObject(type) {
  const properties = FromType8(type);
  const result = _Object_(properties);
  return result;
}

// ../../node_modules/typebox/build/type/engine/helpers/keys.mjs
var integerKeyPattern = new RegExp("^(?:0|[1-9][0-9]*)$");
function ConvertToIntegerKey(value) {
  const normal = `${value}`;
  return integerKeyPattern.test(normal) ? parseInt(normal) : value;
}

// ../../node_modules/typebox/build/type/engine/indexed/from_array.mjs
function NormalizeLiteral(value) {
  return Literal(ConvertToIntegerKey(value));
}
function NormalizeIndexerTypes(types) {
  return types.map((type) => NormalizeIndexer(type));
}
function NormalizeIndexer(type) {
  return IsIntersect(type) ? Intersect(NormalizeIndexerTypes(type.allOf)) : IsUnion(type) ? Union(NormalizeIndexerTypes(type.anyOf)) : IsLiteral(type) ? NormalizeLiteral(type.const) : type;
}
function FromArray2(type, indexer) {
  const normalizedIndexer = NormalizeIndexer(indexer);
  const check = Extends({}, normalizedIndexer, Number2());
  const result = (
    // indexer
    result_exports.IsExtendsTrueLike(check) ? type : IsLiteral(indexer) && guard_exports.IsEqual(indexer.const, "length") ? Number2() : Never()
  );
  return result;
}

// ../../node_modules/typebox/build/type/engine/indexable/from_cyclic.mjs
function FromCyclic2(defs, ref) {
  const target = CyclicTarget(defs, ref);
  const result = FromType9(target);
  return result;
}

// ../../node_modules/typebox/build/type/engine/indexable/from_dependent.mjs
function FromDependent2(if_, then_, else_) {
  const evaluated = EvaluateDependent(if_, then_, else_);
  const result = FromType9(evaluated);
  return result;
}

// ../../node_modules/typebox/build/type/engine/indexable/from_enum.mjs
function FromEnum(values) {
  const evaluated = EvaluateEnum(values);
  const result = FromType9(evaluated);
  return result;
}

// ../../node_modules/typebox/build/type/engine/indexable/from_intersect.mjs
function FromIntersect2(types) {
  const evaluated = EvaluateIntersect(types);
  const result = FromType9(evaluated);
  return result;
}

// ../../node_modules/typebox/build/type/engine/indexable/from_literal.mjs
function FromLiteral4(value) {
  const result = [`${value}`];
  return result;
}

// ../../node_modules/typebox/build/type/engine/indexable/from_template_literal.mjs
function FromTemplateLiteral2(pattern) {
  const evaluated = EvaluateTemplateLiteral(pattern);
  const result = FromType9(evaluated);
  return result;
}

// ../../node_modules/typebox/build/type/engine/indexable/from_union.mjs
function FromUnion4(types) {
  return types.reduce((result, left) => {
    return [...result, ...FromType9(left)];
  }, []);
}

// ../../node_modules/typebox/build/type/engine/indexable/from_type.mjs
function FromType9(type) {
  return IsCyclic(type) ? FromCyclic2(type.$defs, type.$ref) : IsDependent(type) ? FromDependent2(type.if, type.then, type.else) : IsEnum(type) ? FromEnum(type.enum) : IsIntersect(type) ? FromIntersect2(type.allOf) : IsLiteral(type) ? FromLiteral4(type.const) : IsTemplateLiteral(type) ? FromTemplateLiteral2(type.pattern) : IsUnion(type) ? FromUnion4(type.anyOf) : [];
}

// ../../node_modules/typebox/build/type/engine/indexable/to_indexable_keys.mjs
function ToIndexableKeys(type) {
  const result = FromType9(type);
  return result;
}

// ../../node_modules/typebox/build/type/engine/this/expand_this.mjs
function FromTypes5(properties, types) {
  return types.map((type) => FromType10(properties, type));
}
function FromType10(properties, type) {
  return IsArray3(type) ? _Array_(FromType10(properties, type.items)) : IsConstructor3(type) ? Constructor(FromTypes5(properties, type.parameters), FromType10(properties, type.instanceType)) : IsFunction3(type) ? _Function_(FromTypes5(properties, type.parameters), FromType10(properties, type.returnType)) : IsTuple(type) ? Tuple(FromTypes5(properties, type.items)) : IsUnion(type) ? Union(FromTypes5(properties, type.anyOf)) : IsIntersect(type) ? Intersect(FromTypes5(properties, type.allOf)) : IsThis(type) ? _Object_(properties) : type;
}
function ExpandThis(properties, type) {
  const result = FromType10(properties, type);
  return result;
}

// ../../node_modules/typebox/build/type/engine/indexed/from_object.mjs
function IndexProperty(properties, key2) {
  const selectedType = key2 in properties ? properties[key2] : Never();
  const result = ExpandThis(properties, selectedType);
  return result;
}
function IndexProperties(properties, keys) {
  return keys.reduce((result, left) => {
    return [...result, IndexProperty(properties, left)];
  }, []);
}
function FromIndexer(properties, indexer) {
  const keys = ToIndexableKeys(indexer);
  const variants = IndexProperties(properties, keys);
  const result = EvaluateUnion(variants);
  return result;
}
var NumericKeyPattern = new RegExp(IntegerKey);
function NumericKeys(keys) {
  const result = keys.filter((key2) => NumericKeyPattern.test(key2));
  return result;
}
function FromIndexerNumber(properties) {
  const keys = PropertyKeys(properties);
  const numericKeys = NumericKeys(keys);
  const variants = IndexProperties(properties, numericKeys);
  const result = EvaluateUnion(variants);
  return result;
}
function FromObject4(properties, indexer) {
  const result = IsNumber4(indexer) ? FromIndexerNumber(properties) : FromIndexer(properties, indexer);
  return result;
}

// ../../node_modules/typebox/build/type/engine/indexed/array_indexer.mjs
function ConvertLiteral(value) {
  return Literal(ConvertToIntegerKey(value));
}
function ArrayIndexerTypes(types) {
  return types.map((type) => FormatArrayIndexer(type));
}
function FormatArrayIndexer(type) {
  return IsIntersect(type) ? Intersect(ArrayIndexerTypes(type.allOf)) : IsUnion(type) ? Union(ArrayIndexerTypes(type.anyOf)) : IsLiteral(type) ? ConvertLiteral(type.const) : type;
}

// ../../node_modules/typebox/build/type/engine/indexed/from_tuple.mjs
function IndexElementsWithIndexer(types, indexer) {
  return types.reduceRight((result, right, index3) => {
    const check = Extends({}, Literal(index3), indexer);
    return result_exports.IsExtendsTrueLike(check) ? [right, ...result] : result;
  }, []);
}
function FromTupleWithIndexer(types, indexer) {
  const formattedArrayIndexer = FormatArrayIndexer(indexer);
  const elements = IndexElementsWithIndexer(types, formattedArrayIndexer);
  return EvaluateUnionFast(elements);
}
function FromTupleWithoutIndexer(types) {
  return EvaluateUnionFast(types);
}
function FromTuple2(types, indexer) {
  return (
    // length (intrinsic)
    IsLiteral(indexer) && guard_exports.IsEqual(indexer.const, "length") ? Literal(types.length) : IsNumber4(indexer) || IsInteger3(indexer) ? FromTupleWithoutIndexer(types) : FromTupleWithIndexer(types, indexer)
  );
}

// ../../node_modules/typebox/build/type/engine/indexed/from_type.mjs
function FromType11(type, indexer) {
  return IsArray3(type) ? FromArray2(type.items, indexer) : IsObject3(type) ? FromObject4(type.properties, indexer) : IsTuple(type) ? FromTuple2(type.items, indexer) : Never();
}

// ../../node_modules/typebox/build/type/engine/indexed/instantiate.mjs
function NormalizeType(type) {
  const result = IsCyclic(type) || IsDependent(type) || IsIntersect(type) || IsUnion(type) ? CollapseToObject(type) : type;
  return result;
}
function IndexAction(type, indexer, options) {
  const result = CanInstantiate([type, indexer]) ? memory_exports.Update(FromType11(NormalizeType(type), indexer), {}, options) : IndexDeferred(type, indexer, options);
  return result;
}
function IndexInstantiate(context, state2, type, indexer, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  const instantiatedIndexer = InstantiateType(context, state2, indexer);
  return IndexAction(instantiatedType, instantiatedIndexer, options);
}

// ../../node_modules/typebox/build/type/action/instance_type.mjs
function InstanceTypeDeferred(type, options = {}) {
  return Deferred("InstanceType", [type], options);
}
function InstanceType(type, options = {}) {
  return InstanceTypeAction(type, options);
}

// ../../node_modules/typebox/build/type/engine/instance_type/instantiate.mjs
function InstanceTypeOperation(type) {
  return IsConstructor3(type) ? type["instanceType"] : Never();
}
function InstanceTypeAction(type, options) {
  const result = CanInstantiate([type]) ? memory_exports.Update(InstanceTypeOperation(type), {}, options) : InstanceTypeDeferred(type, options);
  return result;
}
function InstanceTypeInstantiate(context, state2, type, options = {}) {
  const instantiatedType = InstantiateType(context, state2, type);
  return InstanceTypeAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/action/keyof.mjs
function KeyOfDeferred(type, options = {}) {
  return Deferred("KeyOf", [type], options);
}
function KeyOf2(type, options = {}) {
  return KeyOfAction(type, options);
}

// ../../node_modules/typebox/build/type/engine/keyof/from_any.mjs
function FromAny() {
  return Union([Number2(), String2(), Symbol2()]);
}

// ../../node_modules/typebox/build/type/engine/keyof/from_array.mjs
function FromArray3(_type) {
  return Number2();
}

// ../../node_modules/typebox/build/type/engine/keyof/from_object.mjs
function FromPropertyKeys(keys) {
  const result = keys.reduce((result2, left) => {
    return IsLiteralValue(left) ? [...result2, Literal(ConvertToIntegerKey(left))] : Unreachable();
  }, []);
  return result;
}
function FromObject5(properties) {
  const propertyKeys = guard_exports.Keys(properties);
  const variants = FromPropertyKeys(propertyKeys);
  const result = EvaluateUnionFast(variants);
  return result;
}

// ../../node_modules/typebox/build/type/engine/keyof/from_record.mjs
function FromRecord2(type) {
  return RecordKey(type);
}

// ../../node_modules/typebox/build/type/engine/keyof/from_tuple.mjs
function FromTuple3(types) {
  const result = types.map((_, index3) => Literal(index3));
  return EvaluateUnionFast(result);
}

// ../../node_modules/typebox/build/type/engine/keyof/from_type.mjs
function FromType12(type) {
  return IsAny(type) ? FromAny() : IsArray3(type) ? FromArray3(type.items) : IsObject3(type) ? FromObject5(type.properties) : IsRecord(type) ? FromRecord2(type) : IsTuple(type) ? FromTuple3(type.items) : Never();
}

// ../../node_modules/typebox/build/type/engine/keyof/instantiate.mjs
function NormalizeType2(type) {
  const result = IsCyclic(type) || IsDependent(type) || IsIntersect(type) || IsUnion(type) ? CollapseToObject(type) : type;
  return result;
}
function KeyOfAction(type, options) {
  return CanInstantiate([type]) ? memory_exports.Update(FromType12(NormalizeType2(type)), {}, options) : KeyOfDeferred(type, options);
}
function KeyOfInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return KeyOfAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/action/mapped.mjs
function MappedDeferred(identifier, type, as, property2, options = {}) {
  return Deferred("Mapped", [identifier, type, as, property2], options);
}
function Mapped(identifier, type, as, property2, options = {}) {
  return MappedAction({}, State([], []), identifier, type, as, property2, options);
}

// ../../node_modules/typebox/build/type/engine/mapped/mapped_variants.mjs
function FromTemplateLiteral3(pattern) {
  const evaluated = EvaluateTemplateLiteral(pattern);
  const result = FromType13(evaluated);
  return result;
}
function FromUnion5(types) {
  return types.reduce((result, left) => {
    return [...result, ...FromType13(left)];
  }, []);
}
function FromEnum2(values) {
  const evaluated = EvaluateEnum(values);
  const result = FromType13(evaluated);
  return result;
}
function FromLiteral5(value) {
  const result = guard_exports.IsNumber(value) ? [Literal(`${value}`)] : [Literal(value)];
  return result;
}
function FromType13(type) {
  const result = IsEnum(type) ? FromEnum2(type.enum) : IsLiteral(type) ? FromLiteral5(type.const) : IsTemplateLiteral(type) ? FromTemplateLiteral3(type.pattern) : IsUnion(type) ? FromUnion5(type.anyOf) : [type];
  return result;
}
function MappedVariants(type) {
  const result = FromType13(type);
  return result;
}

// ../../node_modules/typebox/build/type/engine/mapped/mapped_operation.mjs
function CanonicalAs(instantiatedAs) {
  const result = IsTemplateLiteral(instantiatedAs) ? EvaluateTemplateLiteral(instantiatedAs.pattern) : instantiatedAs;
  return result;
}
function MappedVariant(context, state2, identifier, variant, as, property2) {
  const variantContext = memory_exports.Assign(context, { [identifier["name"]]: variant });
  const instantiatedAs = InstantiateType(variantContext, state2, as);
  const canonicalAs = CanonicalAs(instantiatedAs);
  const instantiatedProperty = InstantiateType(variantContext, state2, property2);
  return IsLiteralNumber(canonicalAs) || IsLiteralString(canonicalAs) ? { [canonicalAs.const]: instantiatedProperty } : {};
}
function MappedProperties(context, state2, identifier, variants, as, property2) {
  return variants.reduce((result, left) => {
    return [...result, MappedVariant(context, state2, identifier, left, as, property2)];
  }, []);
}
function MappedObjects(properties) {
  return properties.reduce((result, left) => {
    return [...result, _Object_(left)];
  }, []);
}
function MappedOperation(context, state2, identifier, type, as, property2) {
  const variants = MappedVariants(type);
  const mappedProperties = MappedProperties(context, state2, identifier, variants, as, property2);
  const mappedObjects = MappedObjects(mappedProperties);
  const result = EvaluateIntersect(mappedObjects);
  return result;
}

// ../../node_modules/typebox/build/type/engine/mapped/instantiate.mjs
function MappedAction(context, state2, identifier, type, as, property2, options) {
  const result = CanInstantiate([type]) ? memory_exports.Update(MappedOperation(context, state2, identifier, type, as, property2), {}, options) : MappedDeferred(identifier, type, as, property2, options);
  return result;
}
function MappedInstantiate(context, state2, identifier, type, as, property2, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return MappedAction(context, state2, identifier, instantiatedType, as, property2, options);
}

// ../../node_modules/typebox/build/type/engine/module/instantiate.mjs
function InstantiateCyclics(context, declarations, cyclicKeys) {
  const declarationContext = memory_exports.Assign(context, declarations);
  const declarationKeys = guard_exports.Keys(declarations).filter((key2) => cyclicKeys.includes(key2));
  return declarationKeys.reduce((result, key2) => {
    return { ...result, [key2]: InstantiateCyclic(declarationContext, key2, declarations[key2]) };
  }, {});
}
function InstantiateNonCyclics(context, declarations, cyclicKeys) {
  const declarationContext = memory_exports.Assign(context, declarations);
  const declarationKeys = guard_exports.Keys(declarations).filter((key2) => !cyclicKeys.includes(key2));
  return declarationKeys.reduce((result, key2) => {
    return { ...result, [key2]: InstantiateType(declarationContext, State([], []), declarations[key2]) };
  }, {});
}
function InstantiateModule(context, declarations, options) {
  const cyclicCandidates = CyclicCandidates(declarations);
  const instantiatedCyclics = InstantiateCyclics(context, declarations, cyclicCandidates);
  const instantiatedNonCyclics = InstantiateNonCyclics(context, declarations, cyclicCandidates);
  const instantiatedModule = { ...instantiatedCyclics, ...instantiatedNonCyclics };
  return memory_exports.Update(instantiatedModule, {}, options);
}
function ModuleInstantiate(context, _state, declarations, options) {
  const instantiatedModule = InstantiateModule(context, declarations, options);
  return instantiatedModule;
}

// ../../node_modules/typebox/build/type/action/non_nullable.mjs
function NonNullableDeferred(type, options = {}) {
  return Deferred("NonNullable", [type], options);
}
function NonNullable(type, options = {}) {
  return NonNullableAction(type, options);
}

// ../../node_modules/typebox/build/type/engine/non_nullable/instantiate.mjs
function NonNullableOperation(type) {
  const excluded = Union([Null(), Undefined()]);
  return ExcludeAction(type, excluded, {});
}
function NonNullableAction(type, options) {
  const result = CanInstantiate([type]) ? memory_exports.Update(NonNullableOperation(type), {}, options) : NonNullableDeferred(type, options);
  return result;
}
function NonNullableInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return NonNullableAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/action/omit.mjs
function OmitDeferred(type, indexer, options = {}) {
  return Deferred("Omit", [type, indexer], options);
}
function Omit(type, indexer_or_keys, options = {}) {
  const indexer = guard_exports.IsArray(indexer_or_keys) ? KeysToIndexer(indexer_or_keys) : indexer_or_keys;
  return OmitAction(type, indexer, options);
}

// ../../node_modules/typebox/build/type/engine/indexable/to_indexable.mjs
function ToIndexable(type) {
  const collapsed = CollapseToObject(type);
  const result = IsObject3(collapsed) ? collapsed.properties : Unreachable();
  return result;
}

// ../../node_modules/typebox/build/type/engine/omit/from_type.mjs
function FromKeys(properties, keys) {
  const result = guard_exports.Keys(properties).reduce((result2, key2) => {
    return keys.includes(key2) ? result2 : { ...result2, [key2]: properties[key2] };
  }, {});
  return result;
}
function FromType14(type, indexer) {
  const indexable = ToIndexable(type);
  const indexableKeys = ToIndexableKeys(indexer);
  const omitted = FromKeys(indexable, indexableKeys);
  const result = _Object_(omitted);
  return result;
}

// ../../node_modules/typebox/build/type/engine/omit/instantiate.mjs
function OmitAction(type, indexer, options) {
  const result = CanInstantiate([type, indexer]) ? memory_exports.Update(FromType14(type, indexer), {}, options) : OmitDeferred(type, indexer, options);
  return result;
}
function OmitInstantiate(context, state2, type, indexer, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  const instantiatedIndexer = InstantiateType(context, state2, indexer);
  return OmitAction(instantiatedType, instantiatedIndexer, options);
}

// ../../node_modules/typebox/build/type/action/parameters.mjs
function ParametersDeferred(type, options = {}) {
  return Deferred("Parameters", [type], options);
}
function Parameters(type, options = {}) {
  return ParametersAction(type, options);
}

// ../../node_modules/typebox/build/type/engine/parameters/instantiate.mjs
function ParametersOperation(type) {
  const parameters = IsFunction3(type) ? type["parameters"] : [];
  const instantiatedParameters = InstantiateElements({}, State([], []), parameters);
  const result = Tuple(instantiatedParameters);
  return result;
}
function ParametersAction(type, options) {
  const result = CanInstantiate([type]) ? memory_exports.Update(ParametersOperation(type), {}, options) : ParametersDeferred(type, options);
  return result;
}
function ParametersInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return ParametersAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/action/partial.mjs
function PartialDeferred(type, options = {}) {
  return Deferred("Partial", [type], options);
}
function Partial(type, options = {}) {
  return PartialAction(type, options);
}

// ../../node_modules/typebox/build/type/engine/partial/from_cyclic.mjs
function FromCyclic3(defs, ref) {
  const target = CyclicTarget(defs, ref);
  const partial = FromType15(target);
  const result = Cyclic(memory_exports.Assign(defs, { [ref]: partial }), ref);
  return result;
}

// ../../node_modules/typebox/build/type/engine/partial/from_dependent.mjs
function FromDependent3(if_, then_, else_) {
  const evaluated = EvaluateDependent(if_, then_, else_);
  const result = FromType15(evaluated);
  return result;
}

// ../../node_modules/typebox/build/type/engine/partial/from_intersect.mjs
function FromIntersect3(types) {
  const evaluated = EvaluateIntersect(types);
  const result = FromType15(evaluated);
  return result;
}

// ../../node_modules/typebox/build/type/engine/partial/from_union.mjs
function FromUnion6(types) {
  const result = types.map((type) => FromType15(type));
  return Union(result);
}

// ../../node_modules/typebox/build/type/engine/partial/from_object.mjs
function FromObject6(properties) {
  const mapped = guard_exports.Keys(properties).reduce((result2, left) => {
    return { ...result2, [left]: AddOptional(properties[left]) };
  }, {});
  const result = _Object_(mapped);
  return result;
}

// ../../node_modules/typebox/build/type/engine/partial/from_type.mjs
function FromType15(type) {
  return IsCyclic(type) ? FromCyclic3(type.$defs, type.$ref) : IsDependent(type) ? FromDependent3(type.if, type.then, type.else) : IsIntersect(type) ? FromIntersect3(type.allOf) : IsUnion(type) ? FromUnion6(type.anyOf) : IsObject3(type) ? FromObject6(type.properties) : _Object_({});
}

// ../../node_modules/typebox/build/type/engine/partial/instantiate.mjs
function PartialAction(type, options) {
  const result = CanInstantiate([type]) ? memory_exports.Update(FromType15(type), {}, options) : PartialDeferred(type, options);
  return result;
}
function PartialInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return PartialAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/action/pick.mjs
function PickDeferred(type, indexer, options = {}) {
  return Deferred("Pick", [type, indexer], options);
}
function Pick(type, indexer_or_keys, options = {}) {
  const indexer = guard_exports.IsArray(indexer_or_keys) ? KeysToIndexer(indexer_or_keys) : indexer_or_keys;
  return PickAction(type, indexer, options);
}

// ../../node_modules/typebox/build/type/engine/pick/from_type.mjs
function FromKeys2(properties, keys) {
  const result = guard_exports.Keys(properties).reduce((result2, key2) => {
    return keys.includes(key2) ? memory_exports.Assign(result2, { [key2]: properties[key2] }) : result2;
  }, {});
  return result;
}
function FromType16(type, indexer) {
  const indexable = ToIndexable(type);
  const keys = ToIndexableKeys(indexer);
  const applied = FromKeys2(indexable, keys);
  const result = _Object_(applied);
  return result;
}

// ../../node_modules/typebox/build/type/engine/pick/instantiate.mjs
function PickAction(type, indexer, options) {
  const result = CanInstantiate([type, indexer]) ? memory_exports.Update(FromType16(type, indexer), {}, options) : PickDeferred(type, indexer, options);
  return result;
}
function PickInstantiate(context, state2, type, indexer, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  const instantiatedIndexer = InstantiateType(context, state2, indexer);
  return PickAction(instantiatedType, instantiatedIndexer, options);
}

// ../../node_modules/typebox/build/type/action/readonly_object.mjs
function ReadonlyObjectDeferred(type, options = {}) {
  return Deferred("ReadonlyObject", [type], options);
}
function ReadonlyObject(type, options = {}) {
  return ReadonlyObjectAction(type, options);
}
var ReadonlyType = ReadonlyObject;

// ../../node_modules/typebox/build/type/engine/readonly_object/from_array.mjs
function FromArray4(type) {
  const result = AddImmutable(_Array_(type));
  return result;
}

// ../../node_modules/typebox/build/type/engine/readonly_object/from_cyclic.mjs
function FromCyclic4(defs, ref) {
  const target = CyclicTarget(defs, ref);
  const partial = FromType17(target);
  const result = Cyclic(memory_exports.Assign(defs, { [ref]: partial }), ref);
  return result;
}

// ../../node_modules/typebox/build/type/engine/readonly_object/from_dependent.mjs
function FromDependent4(if_, then_, else_) {
  const evaluated = EvaluateDependent(if_, then_, else_);
  const result = FromType17(evaluated);
  return result;
}

// ../../node_modules/typebox/build/type/engine/readonly_object/from_intersect.mjs
function FromIntersect4(types) {
  const evaluated = EvaluateIntersect(types);
  const result = FromType17(evaluated);
  return result;
}

// ../../node_modules/typebox/build/type/engine/readonly_object/from_object.mjs
function FromObject7(properties) {
  const mapped = guard_exports.Keys(properties).reduce((result2, left) => {
    return { ...result2, [left]: AddReadonly(properties[left]) };
  }, {});
  const result = _Object_(mapped);
  return result;
}

// ../../node_modules/typebox/build/type/engine/readonly_object/from_tuple.mjs
function FromTuple4(types) {
  const result = AddImmutable(Tuple(types));
  return result;
}

// ../../node_modules/typebox/build/type/engine/readonly_object/from_union.mjs
function FromUnion7(types) {
  const result = types.map((type) => FromType17(type));
  return Union(result);
}

// ../../node_modules/typebox/build/type/engine/readonly_object/from_type.mjs
function FromType17(type) {
  return IsArray3(type) ? FromArray4(type.items) : IsCyclic(type) ? FromCyclic4(type.$defs, type.$ref) : IsDependent(type) ? FromDependent4(type.if, type.then, type.else) : IsIntersect(type) ? FromIntersect4(type.allOf) : IsObject3(type) ? FromObject7(type.properties) : IsTuple(type) ? FromTuple4(type.items) : IsUnion(type) ? FromUnion7(type.anyOf) : type;
}

// ../../node_modules/typebox/build/type/engine/readonly_object/instantiate.mjs
function ReadonlyObjectAction(type, options) {
  const result = CanInstantiate([type]) ? memory_exports.Update(FromType17(type), {}, options) : ReadonlyObjectDeferred(type);
  return result;
}
function ReadonlyObjectInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return ReadonlyObjectAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/engine/ref/instantiate.mjs
function RefInstantiate(context, state2, type, ref) {
  return state2.visited.includes(ref) ? type : ref in context ? InstantiateType(context, State(state2["callstack"], [...state2["visited"], ref]), context[ref]) : type;
}

// ../../node_modules/typebox/build/type/engine/required/from_cyclic.mjs
function FromCyclic5(defs, ref) {
  const target = CyclicTarget(defs, ref);
  const partial = FromType18(target);
  const result = Cyclic(memory_exports.Assign(defs, { [ref]: partial }), ref);
  return result;
}

// ../../node_modules/typebox/build/type/engine/required/from_dependent.mjs
function FromDependent5(if_, then_, else_) {
  const evaluated = EvaluateDependent(if_, then_, else_);
  const result = FromType18(evaluated);
  return result;
}

// ../../node_modules/typebox/build/type/engine/required/from_intersect.mjs
function FromIntersect5(types) {
  const evaluated = EvaluateIntersect(types);
  const result = FromType18(evaluated);
  return result;
}

// ../../node_modules/typebox/build/type/engine/required/from_union.mjs
function FromUnion8(types) {
  const result = types.map((type) => FromType18(type));
  return Union(result);
}

// ../../node_modules/typebox/build/type/action/_remove_optional.mjs
function RemoveOptionalDeferred(type, options = {}) {
  return Deferred("RemoveOptional", [type], options);
}
function RemoveOptional(type, options = {}) {
  return RemoveOptionalAction(type, options);
}

// ../../node_modules/typebox/build/type/engine/required/from_object.mjs
function FromObject8(properties) {
  const mapped = guard_exports.Keys(properties).reduce((result2, left) => {
    return { ...result2, [left]: RemoveOptional(properties[left]) };
  }, {});
  const result = _Object_(mapped);
  return result;
}

// ../../node_modules/typebox/build/type/engine/required/from_type.mjs
function FromType18(type) {
  return IsCyclic(type) ? FromCyclic5(type.$defs, type.$ref) : IsDependent(type) ? FromDependent5(type.if, type.then, type.else) : IsIntersect(type) ? FromIntersect5(type.allOf) : IsUnion(type) ? FromUnion8(type.anyOf) : IsObject3(type) ? FromObject8(type.properties) : _Object_({});
}

// ../../node_modules/typebox/build/type/action/required.mjs
function RequiredDeferred(type, options = {}) {
  return Deferred("Required", [type], options);
}
function Required(type, options = {}) {
  return RequiredAction(type, options);
}

// ../../node_modules/typebox/build/type/engine/required/instantiate.mjs
function RequiredAction(type, options) {
  const result = CanInstantiate([type]) ? memory_exports.Update(FromType18(type), {}, options) : RequiredDeferred(type, options);
  return result;
}
function RequiredInstantiate(context, state2, type, options) {
  const instaniatedType = InstantiateType(context, state2, type);
  return RequiredAction(instaniatedType, options);
}

// ../../node_modules/typebox/build/type/action/return_type.mjs
function ReturnTypeDeferred(type, options = {}) {
  return Deferred("ReturnType", [type], options);
}
function ReturnType(type, options = {}) {
  return ReturnTypeAction(type, options);
}

// ../../node_modules/typebox/build/type/engine/return_type/instantiate.mjs
function ReturnTypeOperation(type) {
  return IsFunction3(type) ? type["returnType"] : Never();
}
function ReturnTypeAction(type, options) {
  const result = CanInstantiate([type]) ? memory_exports.Update(ReturnTypeOperation(type), {}, options) : ReturnTypeDeferred(type, options);
  return result;
}
function ReturnTypeInstantiate(context, state2, type, options = {}) {
  const instantiatedType = InstantiateType(context, state2, type);
  return ReturnTypeAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/action/with.mjs
function WithDeferred(type, options) {
  return Deferred("With", [type, options], {});
}
function With2(type, options) {
  return WithAction(type, options);
}

// ../../node_modules/typebox/build/type/engine/with/instantiate.mjs
function WithAction(type, options) {
  const result = CanInstantiate([type]) ? memory_exports.Update(type, {}, options) : WithDeferred(type, options);
  return result;
}
function WithInstantiate(context, state2, type, options) {
  const instaniatedType = InstantiateType(context, state2, type);
  return WithAction(instaniatedType, options);
}

// ../../node_modules/typebox/build/type/engine/rest/spread.mjs
function SpreadElement(type) {
  const result = IsRest(type) ? IsTuple(type.items) ? RestSpread(type.items.items) : IsInfer(type.items) ? [type] : IsRef(type.items) ? [type] : [Never()] : [type];
  return result;
}
function RestSpread(types) {
  const result = types.reduce((result2, left) => {
    return [...result2, ...SpreadElement(left)];
  }, []);
  return result;
}

// ../../node_modules/typebox/build/type/engine/instantiate.mjs
function State(callstack, visited2) {
  return { callstack, visited: visited2 };
}
function CanInstantiate(types) {
  return guard_exports.ShiftLeft(types, (left, right) => IsRef(left) ? false : CanInstantiate(right), () => true);
}
function InstantiateProperties(context, state2, properties) {
  return guard_exports.Keys(properties).reduce((result, key2) => {
    return { ...result, [key2]: InstantiateType(context, state2, properties[key2]) };
  }, {});
}
function InstantiateElements(context, state2, types) {
  const elements = InstantiateTypes(context, state2, types);
  const result = RestSpread(elements);
  return result;
}
function InstantiateTypes(context, state2, types) {
  return types.map((type) => InstantiateType(context, state2, type));
}
function WithModifiers(type, instantiatedType) {
  const withOptional = IsOptional(type) ? AddOptionalAction(instantiatedType, {}) : instantiatedType;
  const withReadonly = IsReadonly(type) ? AddReadonlyAction(withOptional, {}) : withOptional;
  const withImmutable = IsImmutable(type) ? AddImmutableAction(withReadonly, {}) : withReadonly;
  return withImmutable;
}
function InstantiateDeferred(context, state2, action, parameters, options) {
  return (
    // Modifiers
    guard_exports.IsEqual(action, "AddImmutable") ? AddImmutableInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "RemoveImmutable") ? RemoveImmutableInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "AddReadonly") ? AddReadonlyInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "RemoveReadonly") ? RemoveReadonlyInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "AddOptional") ? AddOptionalInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "RemoveOptional") ? RemoveOptionalInstantiate(context, state2, parameters[0], options) : (
      // Actions
      guard_exports.IsEqual(action, "Capitalize") ? CapitalizeInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "Conditional") ? ConditionalInstantiate(context, state2, parameters[0], parameters[1], parameters[2], parameters[3], options) : guard_exports.IsEqual(action, "ConstructorParameters") ? ConstructorParametersInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "Evaluate") ? EvaluateInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "Exclude") ? ExcludeInstantiate(context, state2, parameters[0], parameters[1], options) : guard_exports.IsEqual(action, "Extract") ? ExtractInstantiate(context, state2, parameters[0], parameters[1], options) : guard_exports.IsEqual(action, "Index") ? IndexInstantiate(context, state2, parameters[0], parameters[1], options) : guard_exports.IsEqual(action, "InstanceType") ? InstanceTypeInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "Interface") ? InterfaceInstantiate(context, state2, parameters[0], parameters[1], options) : guard_exports.IsEqual(action, "KeyOf") ? KeyOfInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "Lowercase") ? LowercaseInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "Mapped") ? MappedInstantiate(context, state2, parameters[0], parameters[1], parameters[2], parameters[3], options) : guard_exports.IsEqual(action, "Module") ? ModuleInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "NonNullable") ? NonNullableInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "Pick") ? PickInstantiate(context, state2, parameters[0], parameters[1], options) : guard_exports.IsEqual(action, "Parameters") ? ParametersInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "Partial") ? PartialInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "Omit") ? OmitInstantiate(context, state2, parameters[0], parameters[1], options) : guard_exports.IsEqual(action, "ReadonlyObject") ? ReadonlyObjectInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "Record") ? RecordInstantiate(context, state2, parameters[0], parameters[1], options) : guard_exports.IsEqual(action, "Required") ? RequiredInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "ReturnType") ? ReturnTypeInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "TemplateLiteral") ? TemplateLiteralInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "Uncapitalize") ? UncapitalizeInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "Uppercase") ? UppercaseInstantiate(context, state2, parameters[0], options) : guard_exports.IsEqual(action, "With") ? WithInstantiate(context, state2, parameters[0], parameters[1]) : Deferred(action, parameters, options)
    )
  );
}
function InstantiateImmediate(context, state2, type) {
  const instantiatedType = IsRef(type) ? RefInstantiate(context, state2, type, type.$ref) : IsArray3(type) ? _Array_(InstantiateType(context, state2, type.items), ArrayOptions(type)) : IsCall(type) ? CallInstantiate(context, state2, type.target, type.arguments) : IsConstructor3(type) ? Constructor(InstantiateTypes(context, state2, type.parameters), InstantiateType(context, state2, type.instanceType), ConstructorOptions(type)) : IsFunction3(type) ? _Function_(InstantiateTypes(context, state2, type.parameters), InstantiateType(context, state2, type.returnType), FunctionOptions(type)) : IsDependent(type) ? Dependent(InstantiateType(context, state2, type.if), InstantiateType(context, state2, type.then), InstantiateType(context, state2, type.else), DependentOptions(type)) : IsIntersect(type) ? Intersect(InstantiateTypes(context, state2, type.allOf), IntersectOptions(type)) : IsObject3(type) ? _Object_(InstantiateProperties(context, state2, type.properties), ObjectOptions(type)) : IsRecord(type) ? RecordFromPattern(RecordPattern(type), InstantiateType(context, state2, RecordValue(type))) : IsRest(type) ? Rest(InstantiateType(context, state2, type.items)) : IsTuple(type) ? Tuple(InstantiateElements(context, state2, type.items), TupleOptions(type)) : IsUnion(type) ? Union(InstantiateTypes(context, state2, type.anyOf), UnionOptions(type)) : type;
  const withModifiers = WithModifiers(type, instantiatedType);
  return withModifiers;
}
function InstantiateType(context, state2, type) {
  const result = IsDeferred(type) ? InstantiateDeferred(context, state2, type.action, type.parameters, type.options) : InstantiateImmediate(context, state2, type);
  return result;
}
function Instantiate(context, type) {
  return InstantiateType(context, State([], []), type);
}

// ../../node_modules/typebox/build/type/engine/immutable/instantiate_add.mjs
function AddImmutableAction(type, options) {
  const result = memory_exports.Update(type, { "~immutable": true }, options);
  return result;
}
function AddImmutableInstantiate(context, state2, type, options) {
  const instantiatedType = InstantiateType(context, state2, type);
  return AddImmutableAction(instantiatedType, options);
}

// ../../node_modules/typebox/build/type/action/_add_immutable.mjs
function AddImmutableDeferred(type, options = {}) {
  return Deferred("AddImmutable", [type], options);
}
function AddImmutable(type, options = {}) {
  return AddImmutableAction(type, options);
}

// ../../node_modules/typebox/build/type/action/_remove_readonly.mjs
function RemoveReadonlyDeferred(type, options = {}) {
  return Deferred("RemoveReadonly", [type], options);
}

// ../../node_modules/typebox/build/type/action/evaluate.mjs
function EvaluateDeferred(type, options = {}) {
  return Deferred("Evaluate", [type], options);
}
function Evaluate2(type, options = {}) {
  return EvaluateAction(type, options);
}

// ../../node_modules/typebox/build/type/action/module.mjs
function ModuleDeferred(declarations, options = {}) {
  return Deferred("Module", [declarations], options);
}
function Module2(declarations, options = {}) {
  return ModuleInstantiate({}, State([], []), declarations, options);
}

// ../../node_modules/typebox/build/type/engine/priority/priority.mjs
function Comparer(left, right) {
  const compareResult = Compare(left, right);
  return guard_exports.IsEqual(compareResult, CompareResultRightInside) ? 1 : guard_exports.IsEqual(compareResult, CompareResultDisjoint) ? 1 : 0;
}
function Insert(type, types, result = []) {
  return guard_exports.ShiftLeft(types, (left, right) => guard_exports.IsEqual(Comparer(type, left), 1) ? Insert(type, right, [...result, left]) : [...result, type, ...types], () => [...result, type]);
}
function Sort(types, result = []) {
  return guard_exports.ShiftLeft(types, (left, right) => Sort(right, Insert(left, result)), () => result);
}
function Priority(types) {
  const result = Sort(types);
  return result;
}

// ../../node_modules/typebox/build/type/script/script.mjs
function Script2(...args) {
  const [context, input, options] = arguments_exports.Match(args, {
    2: (script, options2) => guard_exports.IsString(script) ? [{}, script, options2] : [script, options2, {}],
    3: (context2, script, options2) => [context2, script, options2],
    1: (script) => [{}, script, {}]
  });
  const result = Script(input);
  const parsed = guard_exports.IsArray(result) && guard_exports.IsEqual(result.length, 2) ? InstantiateType(context, State([], []), result[0]) : Never();
  return memory_exports.Update(parsed, {}, options);
}

// ../../node_modules/typebox/build/typebox.mjs
var typebox_exports = {};
__export(typebox_exports, {
  Any: () => Any,
  Array: () => _Array_,
  BigInt: () => BigInt2,
  Boolean: () => Boolean2,
  Call: () => Call2,
  Capitalize: () => Capitalize,
  Codec: () => Codec,
  Conditional: () => Conditional,
  Constructor: () => Constructor,
  ConstructorParameters: () => ConstructorParameters,
  Cyclic: () => Cyclic,
  Decode: () => Decode,
  DecodeBuilder: () => DecodeBuilder,
  Dependent: () => Dependent,
  Encode: () => Encode,
  EncodeBuilder: () => EncodeBuilder,
  Enum: () => Enum,
  Evaluate: () => Evaluate2,
  Exclude: () => Exclude,
  Extends: () => Extends,
  ExtendsResult: () => result_exports,
  Extract: () => Extract,
  Function: () => _Function_,
  Generic: () => Generic,
  Identifier: () => Identifier,
  Immutable: () => Immutable,
  Index: () => Index,
  Infer: () => Infer,
  InstanceType: () => InstanceType,
  Instantiate: () => Instantiate,
  Integer: () => Integer,
  Interface: () => Interface,
  Intersect: () => Intersect,
  IsAny: () => IsAny,
  IsArray: () => IsArray3,
  IsBigInt: () => IsBigInt3,
  IsBoolean: () => IsBoolean4,
  IsCall: () => IsCall,
  IsCodec: () => IsCodec,
  IsConstructor: () => IsConstructor3,
  IsCyclic: () => IsCyclic,
  IsDependent: () => IsDependent,
  IsEnum: () => IsEnum,
  IsEnumValue: () => IsEnumValue,
  IsFunction: () => IsFunction3,
  IsGeneric: () => IsGeneric,
  IsIdentifier: () => IsIdentifier2,
  IsImmutable: () => IsImmutable,
  IsInfer: () => IsInfer,
  IsInteger: () => IsInteger3,
  IsIntersect: () => IsIntersect,
  IsKind: () => IsKind,
  IsLiteral: () => IsLiteral,
  IsNever: () => IsNever,
  IsNull: () => IsNull3,
  IsNumber: () => IsNumber4,
  IsObject: () => IsObject3,
  IsOptional: () => IsOptional,
  IsParameter: () => IsParameter,
  IsReadonly: () => IsReadonly,
  IsRecord: () => IsRecord,
  IsRef: () => IsRef,
  IsRefine: () => IsRefine,
  IsRest: () => IsRest,
  IsSchema: () => IsSchema,
  IsString: () => IsString4,
  IsSymbol: () => IsSymbol3,
  IsTemplateLiteral: () => IsTemplateLiteral,
  IsThis: () => IsThis,
  IsTuple: () => IsTuple,
  IsUndefined: () => IsUndefined3,
  IsUnion: () => IsUnion,
  IsUnknown: () => IsUnknown,
  IsUnsafe: () => IsUnsafe,
  IsVoid: () => IsVoid,
  KeyOf: () => KeyOf2,
  Literal: () => Literal,
  Lowercase: () => Lowercase,
  Mapped: () => Mapped,
  Module: () => Module2,
  Never: () => Never,
  NonNullable: () => NonNullable,
  Null: () => Null,
  Number: () => Number2,
  Object: () => _Object_,
  Omit: () => Omit,
  Optional: () => Optional,
  Parameter: () => Parameter,
  Parameters: () => Parameters,
  Partial: () => Partial,
  Pick: () => Pick,
  Readonly: () => Readonly,
  ReadonlyObject: () => ReadonlyObject,
  ReadonlyType: () => ReadonlyType,
  Record: () => Record,
  RecordKey: () => RecordKey,
  RecordPattern: () => RecordPattern,
  RecordValue: () => RecordValue,
  Ref: () => Ref,
  Refine: () => Refine,
  Required: () => Required,
  Rest: () => Rest,
  ReturnType: () => ReturnType,
  Script: () => Script2,
  String: () => String2,
  Symbol: () => Symbol2,
  TemplateLiteral: () => TemplateLiteral2,
  This: () => This,
  Tuple: () => Tuple,
  Uncapitalize: () => Uncapitalize,
  Undefined: () => Undefined,
  Union: () => Union,
  Unknown: () => Unknown,
  Unsafe: () => Unsafe,
  Uppercase: () => Uppercase,
  Void: () => Void,
  With: () => With2
});

// ../../node_modules/typebox/build/index.mjs
var build_default = typebox_exports;

// ../contracts/src/primitives.ts
function oneOf(words, description) {
  return build_default.Unsafe(build_default.Enum([...words], description === void 0 ? {} : { description }));
}
function strictObject(properties, description) {
  return build_default.Object(properties, {
    additionalProperties: false,
    ...description === void 0 ? {} : { description }
  });
}
function nullable(schema5) {
  return build_default.Union([schema5, build_default.Null()]);
}
var Sha256 = build_default.String({
  pattern: "^[0-9a-f]{64}$",
  description: "SHA-256 of the exact bytes, lower-case hex"
});
var Instant = build_default.String({ format: "date-time", description: "RFC 3339 time with offset" });
var Millis = build_default.Number({ minimum: 0, maximum: 1e9, description: "milliseconds" });
var Count = build_default.Integer({ minimum: 0, maximum: 2 ** 31 - 1 });
var Name = build_default.String({
  minLength: 1,
  maxLength: 120,
  pattern: "^[^\\u0000-\\u001f\\u007f\\ud800-\\udfff]+$",
  description: "text without control characters"
});
function text(minLength, maxLength) {
  return build_default.String({ minLength, maxLength, pattern: "^[^\\u0000\\ud800-\\udfff]*$" });
}
function idOf(prefix) {
  return build_default.String({ pattern: `^${prefix}_[0-9a-z]{8,40}$`, description: `an id that starts with ${prefix}_` });
}
var RunId = idOf("run");
var AttemptId = idOf("att");
var DeviceId = idOf("dev");
var BenchmarkId = idOf("bmk");
var RunnerId = idOf("rnr");
var PolicyId = idOf("pol");
var ModelId = idOf("mdl");
var TokenId = idOf("tok");

// ../domain/src/words.ts
var LIFE_CYCLES = ["queued", "offered", "scrubbing", "running", "uploading", "ended"];
var OUTCOMES = ["succeeded", "failed", "cancelled", "timed-out", "expired"];
var VALIDITIES = ["valid", "tainted", "invalid"];
var FAULTS = ["subject", "device", "host", "server", "heat"];
var PLATFORMS = ["android", "ios", "linux"];
var BODIES = ["real", "host", "virtual", "emulated"];
var TIMINGS = ["measured", "modelled", "none"];
var TIERS = ["low", "mid", "high", "flagship", "host"];
var PRECISIONS = ["fp32", "fp16", "int8"];
var VARIANTS = ["fp32", "fp16", "int8-weights", "int8-calibrated"];
var SOURCE_FORMATS = ["onnx", "torchscript", "pickle"];
var INSTRUCTION_SETS = ["fp16", "i8sdot", "i8mm", "sve2", "avx2", "avx512"];
var BACKENDS = ["cpu", "opencl", "vulkan", "metal"];
var ENGINES = ["device", "host-mnn"];
var CHANNELS = ["stable", "sandbox"];
var DEVICE_STATES = ["online", "offline"];

// ../domain/src/fleet/device-condition.ts
var ATTRIBUTES = [
  "serial",
  "model",
  "brand",
  "soc",
  "abi",
  "osVersion",
  "fingerprint",
  "profile",
  "ramMb",
  "cores",
  "sdk"
];
var ORDER_OPERATORS = ["=", "!=", "<", "<=", ">", ">="];

// ../domain/src/fleet/dispatch-numbers.ts
var PRIORITY = { lowest: -10, highest: 10 };
var HOLD_MINUTES = { usual: 60, most: 24 * 60 };

// ../phone-model/src/phone-profile.ts
var PARAMETER_KINDS = ["measured", "fitted", "assumed"];
var PHONE_TIERS = ["low", "mid", "high", "flagship"];
function harnessNeedKb({ memory }) {
  return memory.appPssKb.value + memory.enginePssKb.value + memory.decoderPssKb.value;
}

// ../phone-model/src/heat.ts
function idleHeat({ heat }) {
  const skinC = heat.ambientC.value + heat.idleW.value * heat.skinCPerW.value;
  return { skinC, dieC: skinC + heat.idleW.value * heat.dieCPerW.value };
}

// ../phone-model/src/infer-ms.ts
var PIXELS_224 = 224 * 224;
function inferMs(profile, engine) {
  const { backend = "cpu", precision, threads } = engine;
  const size = engine.inputWidth * engine.inputHeight / PIXELS_224;
  if (backend === "cpu") return cpuMs(profile, precision, threads) * size;
  const factor = profile.gpu[backend];
  if (factor === null) throw new RangeError(`${profile.name} has no ${backend}; ask hasBackend first`);
  return cpuMs(profile, "fp32", 4) * factor.value * size;
}
function hasBackend({ gpu }, backend) {
  return backend === "cpu" || (backend === "opencl" || backend === "vulkan") && gpu[backend] !== null;
}
function cpuMs({ cpu }, precision, threads) {
  const coresMs = cpu.clusters.flatMap(
    ({ cores, maxKHz, megacycles }) => Array.from({ length: cores }, () => megacycles[precision].value * 1e6 / maxKHz)
  ).toSorted((a, b) => a - b);
  const used = Math.min(threads, coresMs.length);
  const [fastestMs = 0, slowestMs = 0] = [coresMs[0], coresMs[used - 1]];
  const share = cpu.parallelShare.value;
  return (1 - share) * fastestMs + share / used * slowestMs;
}

// ../phone-model/src/stage-times.ts
var PIXELS_720P = 1280 * 720;
var PIXELS_1080P = 1920 * 1080;
function nominalFrameCost(profile, clip, decodedFrames, engine) {
  return {
    seekMs: profile.decode.seekMs.value,
    decodeMs: decodedFrames * decodeFrameMs(profile, clip),
    convertMs: profile.costs.convert720pMs.value * (clip.width * clip.height / PIXELS_720P),
    inferMs: inferMs(profile, engine)
  };
}
function decodeFrameMs({ decode }, { width, height, codec = "avc" }) {
  const [at720p, at1080p] = [1e3 / decode.avc720pFps.value, 1e3 / decode.avc1080pFps.value];
  const exponent = Math.log(at1080p / at720p) / Math.log(PIXELS_1080P / PIXELS_720P);
  const avcMs = at720p * (width * height / PIXELS_720P) ** exponent;
  return codec === "avc" ? avcMs : avcMs * (decode.avc1080pFps.value / decode.hevc1080pFps.value);
}

// ../phone-model/src/tier-of.ts
function tierOf(framesIn800Ms2) {
  if (framesIn800Ms2 < 10) return "low";
  if (framesIn800Ms2 < 25) return "mid";
  return framesIn800Ms2 < 60 ? "high" : "flagship";
}
var REFERENCE = {
  clip: { width: 1280, height: 720 },
  meanDecodedFrames: 15.5,
  engine: { precision: "fp16", threads: 1, inputWidth: 224, inputHeight: 224 }
};
function framesIn800Ms(profile) {
  const { decode, costs } = profile;
  const cost = nominalFrameCost(profile, REFERENCE.clip, REFERENCE.meanDecodedFrames, REFERENCE.engine);
  const settings2 = [
    ...[1, 2, 3, 4].map((threads) => ({ backend: "cpu", threads })),
    ...["opencl", "vulkan"].filter((each) => hasBackend(profile, each)).map((backend) => ({ backend, threads: 1 }))
  ];
  const bestMs = Math.min(...settings2.map((setting) => inferMs(profile, { ...REFERENCE.engine, ...setting })));
  const frameMs = cost.seekMs + cost.decodeMs + cost.convertMs + bestMs;
  const fixedMs = decode.openMs.value + costs.selectMs.value;
  const overlap = Math.min(decode.overlap.value, decode.instances.value);
  return Math.max(0, Math.floor((800 - fixedMs) / frameMs * overlap));
}

// ../phone-model/src/check/contradictions-in.ts
var RELEASE_OF = {
  26: "8.0",
  27: "8.1",
  28: "9",
  29: "10",
  30: "11",
  31: "12",
  32: "12",
  33: "13",
  34: "14",
  35: "15"
};
var PRECISIONS2 = ["fp32", "fp16", "int8"];
function contradictionsIn(profile) {
  return [
    ...ofIdentity(profile),
    ...ofCores(profile),
    ...ofDecoder(profile),
    ...ofHeat(profile),
    ...ofMemory(profile),
    ...ofTier(profile)
  ];
}
function ofIdentity({ identity }) {
  const release = RELEASE_OF[identity.sdk] ?? "";
  return [
    ...unless(identity.release === release || identity.release.startsWith(`${release}.`), {
      path: "identity.release",
      what: `${identity.release} is not the release of API level ${identity.sdk}`,
      why: "apps and tools look at both and expect them to agree",
      allowed: release
    }),
    ...unless(identity.screen.width <= identity.screen.height, {
      path: "identity.screen.width",
      what: `${identity.screen.width} is more than the height of ${identity.screen.height}`,
      why: "a phone is held upright",
      allowed: `at most ${identity.screen.height} pixels`
    })
  ];
}
function ofCores({ cpu }) {
  return cpu.clusters.flatMap((cluster2, place) => {
    const { core, maxKHz, megacycles } = cluster2;
    const at = `cpu.clusters[${place}].megacycles`;
    const littler = cpu.clusters[place - 1];
    const tooSlow = PRECISIONS2.flatMap((precision) => {
      const mine = inferenceMs(cluster2, precision);
      const theirs = littler === void 0 ? Infinity : inferenceMs(littler, precision);
      return unless(mine <= theirs * 1.001, {
        path: `${at}.${precision}.value`,
        what: `${core} takes ${mine.toFixed(2)} ms at ${precision}, the littler ${littler?.core} only ${theirs.toFixed(2)} ms`,
        why: "clusters go from the slowest to the fastest, and a big core is faster than a little one at everything",
        allowed: `at most ${(theirs * maxKHz / 1e6).toFixed(1)} million cycles`
      });
    });
    return [
      ...tooSlow,
      ...unless(megacycles.fp16.value <= megacycles.fp32.value * 1.05, {
        path: `${at}.fp16.value`,
        what: `${megacycles.fp16.value} is more than the ${megacycles.fp32.value} of fp32`,
        why: "half precision takes half the time where the core has it, and the same where it has not",
        allowed: `at most ${megacycles.fp32.value} million cycles`
      }),
      ...unless(megacycles.int8.value <= megacycles.fp32.value * 1.7, {
        path: `${at}.int8.value`,
        what: `${megacycles.int8.value} is more than 1.7 times the ${megacycles.fp32.value} of fp32`,
        why: "even the worst published int8 kernels (ncnn, 2021) stay below that",
        allowed: `at most ${(megacycles.fp32.value * 1.7).toFixed(1)} million cycles`
      })
    ];
  });
}
function inferenceMs({ maxKHz, megacycles }, precision) {
  return megacycles[precision].value * 1e6 / maxKHz;
}
function ofDecoder({ decode }) {
  return unless(decode.avc1080pFps.value <= decode.avc720pFps.value, {
    path: "decode.avc1080pFps.value",
    what: `${decode.avc1080pFps.value} frames/s is more than the ${decode.avc720pFps.value} of 720p`,
    why: "a frame of 1080p has 2.25 times the pixels",
    allowed: `at most ${decode.avc720pFps.value} frames/s`
  });
}
function ofHeat(profile) {
  const { heat } = profile;
  const from = heat.statusFromC.value;
  const speed = heat.speedByStatus.value;
  const idleC = idleHeat(profile).skinC;
  return [
    ...from.flatMap(
      (threshold, place) => unless(place === 0 || threshold > (from[place - 1] ?? 0), {
        path: `heat.statusFromC.value[${place}]`,
        what: `${threshold} is not above the ${from[place - 1]} before it`,
        why: "each thermal status begins at a higher temperature than the one before",
        allowed: `more than ${from[place - 1]} degrees C`
      })
    ),
    ...unless(idleC < (from[0] ?? 0), {
      path: "heat.statusFromC.value[0]",
      what: `${from[0]} is not above the ${idleC.toFixed(1)} degrees C of the idle phone`,
      why: "the phone would never be cool: ambientC + idleW x skinCPerW is already at this threshold",
      allowed: `more than ${idleC.toFixed(1)} degrees C, or less idleW, skinCPerW or ambientC`
    }),
    ...unless(speed[0] === 1, {
      path: "heat.speedByStatus.value[0]",
      what: `${speed[0]} is not full speed`,
      why: "every cost in a profile is meant for a cool phone",
      allowed: "1"
    }),
    ...speed.flatMap(
      (share, place) => unless(place === 0 || share <= (speed[place - 1] ?? 0), {
        path: `heat.speedByStatus.value[${place}]`,
        what: `${share} is faster than the ${speed[place - 1]} of the cooler status before it`,
        why: "heat never makes a phone faster",
        allowed: `at most ${speed[place - 1]}`
      })
    ),
    ...unless(heat.busyW.value > heat.idleW.value, {
      path: "heat.busyW.value",
      what: `${heat.busyW.value} W is not more than the ${heat.idleW.value} W of the idle phone`,
      why: "computing takes power",
      allowed: `more than ${heat.idleW.value} W`
    }),
    ...unless(heat.skinTauS.value > heat.dieTauS.value, {
      path: "heat.skinTauS.value",
      what: `${heat.skinTauS.value} s is not slower than the ${heat.dieTauS.value} s of the chip`,
      why: "the body of a phone is heavier than its chip",
      allowed: `more than ${heat.dieTauS.value} s`
    })
  ];
}
function ofMemory(profile) {
  const { memory, ramKb, lowMemoryKiller } = profile;
  const needKb = harnessNeedKb(profile);
  const killKb = lowMemoryKiller.killBelowKb.value;
  return [
    ...unless(ramKb.value >= needKb + killKb, {
      path: "ramKb.value",
      what: `${ramKb.value} KiB is less than the ${needKb} KiB that the harness needs and the ${killKb} KiB that stay free`,
      why: "the harness could never run on this phone",
      allowed: `at least ${needKb + killKb} KiB`
    }),
    ...unless(memory.availableKb.value < ramKb.value, {
      path: "memory.availableKb.value",
      what: `${memory.availableKb.value} KiB is not less than the ${ramKb.value} KiB of the whole phone`,
      why: "the kernel and the system need some of it",
      allowed: `less than ${ramKb.value} KiB`
    }),
    ...unless(memory.availableKb.value >= needKb + killKb, {
      path: "memory.availableKb.value",
      what: `${memory.availableKb.value} KiB is less than the ${needKb + killKb} KiB below which the harness is killed`,
      why: "appPssKb + enginePssKb + decoderPssKb + killBelowKb have to fit, or every launch ends in a kill",
      allowed: `at least ${needKb + killKb} KiB`
    })
  ];
}
function ofTier(profile) {
  const frames = framesIn800Ms(profile);
  const tier = tierOf(frames);
  return unless(profile.tier === tier, {
    path: "tier",
    what: `${profile.tier} is not what the numbers say: ${frames} frames in 800 ms are tier ${tier}`,
    why: "the architecture's rule decides the tier: low below 10 frames, mid 10-24, high 25-59, flagship from 60",
    allowed: `${tier}, or other numbers`
  });
}
function unless(holds3, problem) {
  return holds3 ? [] : [problem];
}

// ../phone-model/src/check/profile-problem.ts
function shown(value) {
  return value === void 0 ? "nothing" : JSON.stringify(value).slice(0, 80);
}

// ../phone-model/src/check/rules.ts
function fields(rules) {
  const names2 = Object.keys(rules);
  return {
    problems(value, path2) {
      if (typeof value !== "object" || value === null || Array.isArray(value))
        return [
          { path: path2, what: `${shown(value)} is no object`, why: "it has fields of its own", allowed: names2.join(", ") }
        ];
      const at = (name) => path2 === "" ? name : `${path2}.${name}`;
      const unknown = Object.keys(value).filter((name) => !names2.includes(name));
      return [
        ...names2.flatMap(
          (name) => name in value ? rules[name]?.problems(
            value[name],
            at(name)
          ) ?? [] : [
            {
              path: at(name),
              what: "is missing",
              why: "the model needs every parameter",
              allowed: "see another profile"
            }
          ]
        ),
        ...unknown.map((name) => ({
          path: at(name),
          what: "is unknown",
          why: "a field that nobody reads is most often a misspelt one",
          allowed: names2.join(", ")
        }))
      ];
    }
  };
}
function text2(pattern, allowed) {
  return simple((value) => typeof value === "string" && pattern.test(value), "it is a text", allowed);
}
function oneOfWords(words, why) {
  return simple((value) => words.includes(value), why, words.join(", "));
}
function number(least, most, unit, why) {
  const inside = (value) => typeof value === "number" && value >= least && value <= most;
  return simple(inside, why, `${least} to ${most} ${unit}`.trim());
}
function whole(least, most, unit, why) {
  const inside = (value) => Number.isInteger(value) && Number(value) >= least && Number(value) <= most;
  return simple(inside, why, `a whole number from ${least} to ${most} ${unit}`.trim());
}
function yesOrNo(why) {
  return simple((value) => typeof value === "boolean", why, "true or false");
}
function list(rule, least, most, why) {
  return {
    problems(value, path2) {
      if (!Array.isArray(value) || value.length < least || value.length > most) {
        const allowed = least === most ? `a list of ${least}` : `a list of ${least} to ${most}`;
        return [{ path: path2, what: `${shown(value)} is not that list`, why, allowed }];
      }
      return value.flatMap((item, index3) => rule.problems(item, `${path2}[${index3}]`));
    }
  };
}
function parameter(rule) {
  return fields({
    value: rule,
    kind: oneOfWords(PARAMETER_KINDS, "whoever reads a number has to know what it is worth"),
    source: text2(/\S.{3,}/, "a text of at least 4 characters: who published it, or why it was guessed")
  });
}
function orNull(rule) {
  return { problems: (value, path2) => value === null ? [] : rule.problems(value, path2) };
}
function simple(fits2, why, allowed) {
  return {
    problems: (value, path2) => fits2(value) ? [] : [{ path: path2, what: `${shown(value)} is not possible`, why, allowed }]
  };
}

// ../phone-model/src/check/phone-profile-rule.ts
var property = text2(/^[\w .()+/-]{1,60}$/, "1 to 60 letters, digits, blanks and . ( ) + / -, as in a phone property");
var positive = (most, unit, why) => parameter(number(1e-3, most, unit, why));
var kilobytes = (least, most, why) => parameter(whole(least, most, "KiB", why));
var CYCLES = "from about 7 (fastest core of 2024, int8) to 500 (32-bit core) million cycles are published for this network";
var cluster = fields({
  core: property,
  cores: whole(1, 12, "cores", "a cluster of a phone has at least one core"),
  maxKHz: whole(3e5, 6e6, "kHz", "phones run at 0.3 to 6 GHz; kHz as the kernel gives them"),
  megacycles: fields({
    fp32: parameter(number(3, 1e3, "million cycles", CYCLES)),
    fp16: parameter(number(3, 1e3, "million cycles", CYCLES)),
    int8: parameter(number(3, 1e3, "million cycles", CYCLES))
  })
});
var fps = parameter(number(1, 1e4, "frames/s", "hardware decoders of phones do some tens to a few thousand"));
var gpuFactor = orNull(parameter(number(0.05, 20, "times four CPU threads", "published: 0.4 to 4")));
var watts = (why) => positive(30, "W", why);
var PHONE_PROFILE_RULE = fields({
  name: text2(/^[a-z0-9][a-z0-9-]{1,59}$/, "2 to 60 small letters, digits and dashes"),
  notes: text2(/^.{0,600}$/s, "at most 600 characters"),
  tier: oneOfWords(PHONE_TIERS, "these are the tiers of phones"),
  identity: fields({
    brand: property,
    manufacturer: property,
    model: property,
    device: property,
    product: property,
    soc: property,
    sdk: whole(
      26,
      35,
      "API level",
      "Android 8 to 15: older ones have no UiAutomator2 server, newer ones are not modelled"
    ),
    release: text2(/^\d{1,2}(\.\d){0,2}$/, "a version such as 13 or 8.1.0"),
    abi: oneOfWords(["arm64-v8a", "armeabi-v7a"], "the harness is built for these"),
    screen: fields({
      width: whole(240, 4320, "pixels", "held upright"),
      height: whole(320, 7680, "pixels", "held upright"),
      density: whole(120, 960, "dots per inch", "Android's density buckets")
    })
  }),
  ramKb: kilobytes(524288, 33554432, "0.5 to 32 GiB; as /proc/meminfo gives it"),
  cpu: fields({
    clusters: list(cluster, 1, 4, "a phone has 1 to 4 kinds of core"),
    parallelShare: parameter(number(0, 1, "", "a share; published fits are 0.43 to 0.87"))
  }),
  gpu: fields({
    name: property,
    opencl: gpuFactor,
    vulkan: gpuFactor,
    loadMs: positive(6e4, "ms", "kernels are compiled when a model is loaded"),
    sigma: parameter(number(0, 1, "", "spread of the logarithm"))
  }),
  decode: fields({
    openMs: positive(700, "ms", "a pick has 800 ms for everything"),
    seekMs: positive(500, "ms", "a demuxer moves within a file"),
    avc720pFps: fps,
    avc1080pFps: fps,
    hevc1080pFps: fps,
    instances: parameter(whole(1, 64, "decoders", "as CodecCapabilities.getMaxSupportedInstances")),
    exactSeek: parameter(yesOrNo("either it gives the frame asked for or the key frame before it")),
    overlap: parameter(number(1, 2, "", "two things at once are at best twice as fast as one after the other"))
  }),
  costs: fields({
    convert720pMs: positive(200, "ms", "one pass over a frame"),
    selectMs: positive(50, "ms", "an argmax over at most 256 numbers"),
    modelLoadMs: positive(2e4, "ms", "reading some megabytes and creating a session")
  }),
  noise: fields({
    sigma: parameter(number(0, 1, "", "spread of the logarithm")),
    outlierRate: parameter(number(0, 0.5, "", "a share; more than half would be no outliers")),
    outlierMaxFactor: parameter(number(1, 100, "", "an outlier is slower, never faster")),
    launchSigma: parameter(number(0, 1, "", "spread of the logarithm")),
    coldFrames: parameter(whole(0, 100, "frames", "frames until caches and clocks are warm")),
    coldFactor: parameter(number(1, 20, "", "a cold frame is slower, never faster"))
  }),
  heat: fields({
    ambientC: parameter(number(-10, 50, "degrees C", "a room, or a farm in a hot one")),
    dieTauS: positive(120, "s", "a chip warms up in seconds"),
    skinTauS: positive(7200, "s", "a body warms up in minutes"),
    dieCPerW: positive(50, "K/W", "a chip over its case"),
    skinCPerW: positive(50, "K/W", "a body over the room"),
    idleW: watts("screen on, nothing running"),
    busyW: watts("all fast cores busy"),
    statusFromC: parameter(
      list(
        number(20, 120, "degrees C", "skin temperatures"),
        6,
        6,
        "one threshold for each of light, moderate, severe, critical, emergency, shutdown"
      )
    ),
    hysteresisC: parameter(number(0, 10, "K", "a phone leaves a status a little below where it entered it")),
    speedByStatus: parameter(
      list(number(0.01, 1, "", "a share of full speed"), 7, 7, "one share for each status from none to shutdown")
    )
  }),
  memory: fields({
    availableKb: kilobytes(65536, 33554432, "MemAvailable of the idle phone"),
    appPssKb: kilobytes(1024, 4194304, "the app before it loads a model"),
    enginePssKb: kilobytes(256, 4194304, "what the model adds"),
    decoderPssKb: kilobytes(256, 4194304, "what an open decoder adds")
  }),
  lowMemoryKiller: fields({
    killBelowKb: kilobytes(0, 4194304, "available memory below which the app in front is taken"),
    psiPartialStallMs: parameter(number(0, 1e3, "ms", "stall per second that lmkd watches for")),
    swapFreeLowPercent: parameter(number(0, 100, "%", "a share")),
    thrashingLimitPercent: parameter(number(0, 1e3, "%", "refaults against the size of the file cache"))
  })
});

// ../phone-model/src/check/check-phone-profile.ts
function checkPhoneProfile(data) {
  const problems = PHONE_PROFILE_RULE.problems(data, "");
  if (problems.length > 0) return { ok: false, problems };
  const profile = data;
  const contradictions = contradictionsIn(profile);
  return contradictions.length > 0 ? { ok: false, problems: contradictions } : { ok: true, profile };
}

// ../phone-model/src/profiles/galaxy-s9-plus.json
var galaxy_s9_plus_default = {
  name: "galaxy-s9-plus",
  notes: "The variant with the Snapdragon.",
  tier: "low",
  identity: {
    brand: "samsung",
    manufacturer: "samsung",
    model: "SM-G9650",
    device: "star2qltechn",
    product: "star2qltezc",
    soc: "SDM845",
    sdk: 29,
    release: "10",
    abi: "arm64-v8a",
    screen: { width: 1440, height: 2960, density: 560 }
  },
  ramKb: { value: 5851054, kind: "fitted", source: "sold with 6 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 4,
        maxKHz: 177e4,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A75",
        cores: 4,
        maxKHz: 28e5,
        megacycles: {
          fp32: { value: 41.3, kind: "fitted", source: "Tencent/TNN doc/benchmark_data.md: MobileNetV2 28.2 ms fp16 on one core at 2.8 GHz; 1.25 of MobileNetV3-Large; Small as 0.34 of Large, 0.41 on in-order cores; fp16 / fp32 = 0.50-0.53 on every ARMv8.2 SoC of Paddle-Lite" },
          fp16: { value: 21.5, kind: "fitted", source: "Tencent/TNN doc/benchmark_data.md: MobileNetV2 28.2 ms fp16 on one core at 2.8 GHz; 1.25 of MobileNetV3-Large; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 33.9, kind: "fitted", source: "int8 / fp32 = 0.82 on the same core in Paddle-Lite" }
        }
      }
    ],
    parallelShare: { value: 0.8, kind: "fitted", source: "four equal big cores in the ncnn table: 0.76-0.87" }
  },
  gpu: {
    name: "Adreno 630",
    opencl: { value: 0.456, kind: "fitted", source: "Tencent/TNN doc/benchmark_data.md: MobileNetV2 9.9 ms by OpenCL, 28.2 ms fp16 on one core, four by parallelShare" },
    vulkan: { value: 1.2, kind: "assumed", source: "no Vulkan number; Adreno 640 is at 1.5, 540 at 1.1" },
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 157, kind: "fitted", source: "device tree xiaomi_sdm845-common, media_codecs_performance.xml, measured-frame-rate, middle of the published range" },
    avc1080pFps: { value: 121, kind: "fitted", source: "device tree xiaomi_sdm845-common, media_codecs_performance.xml, measured-frame-rate, middle of the published range" },
    hevc1080pFps: { value: 188, kind: "fitted", source: "device tree xiaomi_sdm845-common, media_codecs_performance.xml, measured-frame-rate, middle of the published range" },
    instances: { value: 5, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 2925527, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 175531, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/huawei-mate-20.json
var huawei_mate_20_default = {
  name: "huawei-mate-20",
  notes: "",
  tier: "mid",
  identity: {
    brand: "HUAWEI",
    manufacturer: "HUAWEI",
    model: "HMA-L29",
    device: "HWHMA",
    product: "HMA-L29",
    soc: "Kirin 980",
    sdk: 29,
    release: "10",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2244, density: 480 }
  },
  ramKb: { value: 5851054, kind: "fitted", source: "sold with 6 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 4,
        maxKHz: 18e5,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A76",
        cores: 2,
        maxKHz: 192e4,
        megacycles: {
          fp32: { value: 17, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 8.84, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 9.18, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A76",
        cores: 2,
        maxKHz: 26e5,
        megacycles: {
          fp32: { value: 15.3, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, Kirin 980: MobileNetV3-Small 5.9 ms on one core at 2.6 GHz" },
          fp16: { value: 7.98, kind: "fitted", source: "fp16 / fp32 = 0.50-0.53 on every ARMv8.2 SoC of Paddle-Lite" },
          int8: { value: 10.1, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, Kirin 980: MobileNetV3-Small 3.9 ms on one core at 2.6 GHz" }
        }
      }
    ],
    parallelShare: { value: 0.7, kind: "fitted", source: "ncnn, 1 against 4 threads of a prime+3 phone (OnePlus 7T 8.2 and 4.1 ms), slower cores taken into account" }
  },
  gpu: {
    name: "Mali-G76 MP10",
    opencl: { value: 1.59, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11: MobileNetV3-Large 14.9 ms by OpenCL, 17.5 ms on one core, four by 0.62" },
    vulkan: null,
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 300, kind: "assumed", source: "no rate published; about SD855, a little below SD865" },
    avc1080pFps: { value: 180, kind: "assumed", source: "no rate published; about SD855, a little below SD865" },
    hevc1080pFps: { value: 250, kind: "assumed", source: "no rate published; about SD855, a little below SD865" },
    instances: { value: 6, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 2925527, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 175531, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/huawei-mate-30.json
var huawei_mate_30_default = {
  name: "huawei-mate-30",
  notes: "Mate 30 and Mate 30 Pro.",
  tier: "mid",
  identity: {
    brand: "HUAWEI",
    manufacturer: "HUAWEI",
    model: "TAS-L29",
    device: "HWTAS",
    product: "TAS-L29",
    soc: "Kirin 990",
    sdk: 29,
    release: "10",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2340, density: 480 }
  },
  ramKb: { value: 7801405, kind: "fitted", source: "sold with 8 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 4,
        maxKHz: 186e4,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A76",
        cores: 2,
        maxKHz: 209e4,
        megacycles: {
          fp32: { value: 18.9, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, Kirin 990: MobileNetV3-Large 19.4 ms on one core at 2.86 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 9.34, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, Kirin 990: MobileNetV3-Large 9.6 ms fp16; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 10.1, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, Kirin 990: MobileNetV3-Large 10.4 ms int8; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A76",
        cores: 2,
        maxKHz: 286e4,
        megacycles: {
          fp32: { value: 18.9, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, Kirin 990: MobileNetV3-Large 19.4 ms on one core at 2.86 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 9.34, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, Kirin 990: MobileNetV3-Large 9.6 ms fp16; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 10.1, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, Kirin 990: MobileNetV3-Large 10.4 ms int8; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.7, kind: "fitted", source: "ncnn, 1 against 4 threads of a prime+3 phone (OnePlus 7T 8.2 and 4.1 ms), slower cores taken into account" }
  },
  gpu: {
    name: "Mali-G76 MP16",
    opencl: { value: 0.906, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11: MobileNetV3-Large 9.4 ms by OpenCL, 19.4 ms on one core, four by 0.62" },
    vulkan: null,
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 330, kind: "assumed", source: "no rate published; about SD865" },
    avc1080pFps: { value: 220, kind: "assumed", source: "no rate published; about SD865" },
    hevc1080pFps: { value: 300, kind: "assumed", source: "no rate published; about SD865" },
    instances: { value: 6, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 3900702, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 234042, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/huawei-p8-lite-2017.json
var huawei_p8_lite_2017_default = {
  name: "huawei-p8-lite-2017",
  notes: "Only its frame extraction was published; speed from its cores.",
  tier: "low",
  identity: {
    brand: "HUAWEI",
    manufacturer: "HUAWEI",
    model: "PRA-LX1",
    device: "HWPRA-H",
    product: "PRA-LX1",
    soc: "Kirin 655",
    sdk: 26,
    release: "8.0.0",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 1920, density: 480 }
  },
  ramKb: { value: 2925527, kind: "fitted", source: "sold with 3 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A53",
        cores: 4,
        maxKHz: 17e5,
        megacycles: {
          fp32: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 57.4, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A53",
        cores: 4,
        maxKHz: 21e5,
        megacycles: {
          fp32: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 57.4, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.8, kind: "fitted", source: "four equal big cores in the ncnn table: 0.76-0.87" }
  },
  gpu: {
    name: "Mali-T830",
    opencl: null,
    vulkan: { value: 3, kind: "assumed", source: "no number for this GPU; Mali-T880 is at 4.0" },
    loadMs: { value: 900, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 200, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 3, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 150, kind: "assumed", source: "no rate published; 629 ms a frame for a GL readback pipeline (duckyngo/Fast-Video-Frame-Extraction#1) is far from decoding alone" },
    avc1080pFps: { value: 60, kind: "assumed", source: "no rate published; 629 ms a frame for a GL readback pipeline (duckyngo/Fast-Video-Frame-Extraction#1) is far from decoding alone" },
    hevc1080pFps: { value: 60, kind: "assumed", source: "no rate published; 629 ms a frame for a GL readback pipeline (duckyngo/Fast-Video-Frame-Extraction#1) is far from decoding alone" },
    instances: { value: 2, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: false, kind: "assumed", source: "low-end phones give the nearby key frame (e-com-net article 1280897435119403008)" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 6, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 160, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.12, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 0.01, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.06, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2.2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 400, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 6, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.7, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.6, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 1316487, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 87765, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/huawei-p9.json
var huawei_p9_default = {
  name: "huawei-p9",
  notes: "Runs Android 8 here (a community build): the maker's last release is older than what UiAutomator2 needs. ",
  tier: "low",
  identity: {
    brand: "HUAWEI",
    manufacturer: "HUAWEI",
    model: "EVA-L09",
    device: "HWEVA",
    product: "EVA-L09",
    soc: "Kirin 955",
    sdk: 26,
    release: "8.0.0",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 1920, density: 480 }
  },
  ramKb: { value: 2925527, kind: "fitted", source: "sold with 3 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A53",
        cores: 4,
        maxKHz: 18e5,
        megacycles: {
          fp32: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 57.4, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A72",
        cores: 4,
        maxKHz: 25e5,
        megacycles: {
          fp32: { value: 46.4, kind: "fitted", source: "alibaba/MNN benchmark/result: MobileNetV2 27.3 ms on four threads at 2.5 GHz, 1.25 of Large, four threads 0.4 of one; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 46.4, kind: "fitted", source: "alibaba/MNN benchmark/result: MobileNetV2 27.3 ms on four threads at 2.5 GHz, 1.25 of Large, four threads 0.4 of one; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 30.3, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.8, kind: "fitted", source: "four equal big cores in the ncnn table: 0.76-0.87" }
  },
  gpu: {
    name: "Mali-T880 MP4",
    opencl: null,
    vulkan: { value: 3.95, kind: "fitted", source: "alibaba/MNN benchmark/result: MobileNetV2 107.9 ms by Vulkan, 27.3 ms on four threads" },
    loadMs: { value: 700, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 170, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 2.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 170, kind: "assumed", source: "no rate published; between SD625 and SD835" },
    avc1080pFps: { value: 80, kind: "assumed", source: "no rate published; between SD625 and SD835" },
    hevc1080pFps: { value: 80, kind: "assumed", source: "no rate published; between SD625 and SD835" },
    instances: { value: 3, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 5, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 120, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.1, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 8e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.05, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 420, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5.5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.9, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 1316487, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 87765, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/huawei-p10.json
var huawei_p10_default = {
  name: "huawei-p10",
  notes: "P10 and P10 Plus.",
  tier: "low",
  identity: {
    brand: "HUAWEI",
    manufacturer: "HUAWEI",
    model: "VTR-L29",
    device: "HWVTR",
    product: "VTR-L29",
    soc: "Kirin 960",
    sdk: 28,
    release: "9",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 1920, density: 480 }
  },
  ramKb: { value: 3900702, kind: "fitted", source: "sold with 4 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A53",
        cores: 4,
        maxKHz: 18e5,
        megacycles: {
          fp32: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 57.4, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A73",
        cores: 4,
        maxKHz: 24e5,
        megacycles: {
          fp32: { value: 33.9, kind: "fitted", source: "alibaba/MNN benchmark/result: MobileNetV2 20.8 ms on four threads at 2.4 GHz, 1.25 of Large, four threads 0.4 of one; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.9, kind: "fitted", source: "alibaba/MNN benchmark/result: MobileNetV2 20.8 ms on four threads at 2.4 GHz, 1.25 of Large, four threads 0.4 of one; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 31.3, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.8, kind: "fitted", source: "four equal big cores in the ncnn table: 0.76-0.87" }
  },
  gpu: {
    name: "Mali-G71 MP8",
    opencl: { value: 1.7, kind: "assumed", source: "no OpenCL number; Mali-G72 is at 1.66 by Vulkan" },
    vulkan: { value: 2.16, kind: "fitted", source: "alibaba/MNN benchmark/result: MobileNetV2 45.0 ms by Vulkan, 20.8 ms on four threads" },
    loadMs: { value: 700, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 170, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 2.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 200, kind: "assumed", source: "no rate published; between SD660 and SD845" },
    avc1080pFps: { value: 100, kind: "assumed", source: "no rate published; between SD660 and SD845" },
    hevc1080pFps: { value: 100, kind: "assumed", source: "no rate published; between SD660 and SD845" },
    instances: { value: 3, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 5, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 120, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.1, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 8e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.05, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 420, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5.5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.9, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 1755315, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 117021, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/huawei-p20.json
var huawei_p20_default = {
  name: "huawei-p20",
  notes: "",
  tier: "low",
  identity: {
    brand: "HUAWEI",
    manufacturer: "HUAWEI",
    model: "EML-L29",
    device: "HWEML",
    product: "EML-L29",
    soc: "Kirin 970",
    sdk: 29,
    release: "10",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2244, density: 480 }
  },
  ramKb: { value: 3900702, kind: "fitted", source: "sold with 4 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A53",
        cores: 4,
        maxKHz: 18e5,
        megacycles: {
          fp32: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 57.4, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A73",
        cores: 4,
        maxKHz: 236e4,
        megacycles: {
          fp32: { value: 48.1, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, HWEML: MobileNetV3-Large 59.9 ms on one core at 2.36 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 48.1, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, HWEML: MobileNetV3-Large 59.9 ms on one core at 2.36 GHz; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 31.3, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.87, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, HWEML: 59.9 ms on 1, 20.7 ms on 4 threads" }
  },
  gpu: {
    name: "Mali-G72 MP12",
    opencl: { value: 1.3, kind: "assumed", source: "no OpenCL number; a little better than its Vulkan" },
    vulkan: { value: 1.66, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, HWEML: 34.3 ms by Vulkan, 20.7 ms on four threads" },
    loadMs: { value: 700, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 170, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 2.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 210, kind: "assumed", source: "no rate published; between SD660 and SD845" },
    avc1080pFps: { value: 105, kind: "assumed", source: "no rate published; between SD660 and SD845" },
    hevc1080pFps: { value: 120, kind: "assumed", source: "no rate published; between SD660 and SD845" },
    instances: { value: 4, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 5, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 120, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.1, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 8e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.05, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 420, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5.5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.9, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 1755315, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 117021, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/huawei-p30-pro.json
var huawei_p30_pro_default = {
  name: "huawei-p30-pro",
  notes: "",
  tier: "mid",
  identity: {
    brand: "HUAWEI",
    manufacturer: "HUAWEI",
    model: "VOG-L29",
    device: "HWVOG",
    product: "VOG-L29",
    soc: "Kirin 980",
    sdk: 29,
    release: "10",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2340, density: 480 }
  },
  ramKb: { value: 7801405, kind: "fitted", source: "sold with 8 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 4,
        maxKHz: 18e5,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A76",
        cores: 2,
        maxKHz: 192e4,
        megacycles: {
          fp32: { value: 17, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 8.84, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 9.18, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A76",
        cores: 2,
        maxKHz: 26e5,
        megacycles: {
          fp32: { value: 20.1, kind: "fitted", source: "Tencent/TNN doc/benchmark_data.md: MobileNetV2 14.8 ms fp16 on one core at 2.6 GHz; 1.25 of MobileNetV3-Large; Small as 0.34 of Large, 0.41 on in-order cores; fp16 / fp32 = 0.50-0.53 on every ARMv8.2 SoC of Paddle-Lite" },
          fp16: { value: 10.5, kind: "fitted", source: "Tencent/TNN doc/benchmark_data.md: MobileNetV2 14.8 ms fp16 on one core at 2.6 GHz; 1.25 of MobileNetV3-Large; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 11.3, kind: "fitted", source: "int8 / fp32 = 0.54-0.57 with sdot in Paddle-Lite" }
        }
      }
    ],
    parallelShare: { value: 0.7, kind: "fitted", source: "ncnn, 1 against 4 threads of a prime+3 phone (OnePlus 7T 8.2 and 4.1 ms), slower cores taken into account" }
  },
  gpu: {
    name: "Mali-G76 MP10",
    opencl: { value: 0.736, kind: "fitted", source: "Tencent/TNN doc/benchmark_data.md: MobileNetV2 11.2 ms by OpenCL, 14.8 ms fp16 on one core, four by 0.62" },
    vulkan: null,
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 300, kind: "assumed", source: "no rate published; about SD855, a little below SD865" },
    avc1080pFps: { value: 180, kind: "assumed", source: "no rate published; about SD855, a little below SD865" },
    hevc1080pFps: { value: 250, kind: "assumed", source: "no rate published; about SD855, a little below SD865" },
    instances: { value: 6, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 3900702, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 234042, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/mi-5s-plus.json
var mi_5s_plus_default = {
  name: "mi-5s-plus",
  notes: "Runs Android 8, its last official release.",
  tier: "low",
  identity: {
    brand: "Xiaomi",
    manufacturer: "Xiaomi",
    model: "MI 5s Plus",
    device: "natrium",
    product: "natrium",
    soc: "MSM8996",
    sdk: 26,
    release: "8.0.0",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 1920, density: 480 }
  },
  ramKb: { value: 3900702, kind: "fitted", source: "sold with 4 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Kryo",
        cores: 2,
        maxKHz: 219e4,
        megacycles: {
          fp32: { value: 34.9, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, natrium: MobileNetV3-Large 43.7 ms on one core at 2.35 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 34.9, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, natrium: MobileNetV3-Large 43.7 ms on one core at 2.35 GHz; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 26.2, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Kryo",
        cores: 2,
        maxKHz: 235e4,
        megacycles: {
          fp32: { value: 34.9, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, natrium: MobileNetV3-Large 43.7 ms on one core at 2.35 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 34.9, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, natrium: MobileNetV3-Large 43.7 ms on one core at 2.35 GHz; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 26.2, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.76, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, natrium: 43.7 ms on 1, 18.8 ms on 4 threads" }
  },
  gpu: {
    name: "Adreno 530",
    opencl: { value: 0.55, kind: "assumed", source: "OnePlus 3T with the same GPU, XiaoMi/mobile-ai-bench#20" },
    vulkan: { value: 1, kind: "assumed", source: "no Vulkan number; Adreno 540 is at 0.6-1.1" },
    loadMs: { value: 700, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 170, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 2.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 190, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    avc1080pFps: { value: 95, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    hevc1080pFps: { value: 110, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    instances: { value: 4, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 5, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 120, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.1, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 8e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.05, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 420, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5.5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.9, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 1755315, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 117021, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/mi-6.json
var mi_6_default = {
  name: "mi-6",
  notes: "",
  tier: "low",
  identity: {
    brand: "Xiaomi",
    manufacturer: "Xiaomi",
    model: "MI 6",
    device: "sagit",
    product: "sagit",
    soc: "MSM8998",
    sdk: 28,
    release: "9",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 1920, density: 480 }
  },
  ramKb: { value: 5851054, kind: "fitted", source: "sold with 6 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A53",
        cores: 4,
        maxKHz: 19e5,
        megacycles: {
          fp32: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 57.4, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A73",
        cores: 4,
        maxKHz: 245e4,
        megacycles: {
          fp32: { value: 33.1, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD835: MobileNetV3-Small 13.5 ms on one core at 2.45 GHz" },
          fp16: { value: 33.1, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD835: MobileNetV3-Small 13.5 ms on one core at 2.45 GHz; no fp16 arithmetic on this core" },
          int8: { value: 26.7, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD835: MobileNetV3-Small 10.9 ms on one core at 2.45 GHz" }
        }
      }
    ],
    parallelShare: { value: 0.8, kind: "fitted", source: "four equal big cores in the ncnn table: 0.76-0.87" }
  },
  gpu: {
    name: "Adreno 540",
    opencl: { value: 0.995, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11: MobileNetV3-Large 16.6 ms by OpenCL, 41.7 ms on one core, four by parallelShare" },
    vulkan: { value: 0.624, kind: "fitted", source: "alibaba/MNN benchmark/result: MobileNetV2 13.6 ms by Vulkan, 21.8 ms on four threads" },
    loadMs: { value: 700, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 170, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 2.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 200, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    avc1080pFps: { value: 110, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    hevc1080pFps: { value: 150, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    instances: { value: 4, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 5, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 120, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.1, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 8e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.05, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 420, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5.5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.9, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 2925527, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 175531, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/mi-8.json
var mi_8_default = {
  name: "mi-8",
  notes: "",
  tier: "low",
  identity: {
    brand: "Xiaomi",
    manufacturer: "Xiaomi",
    model: "MI 8",
    device: "dipper",
    product: "dipper",
    soc: "SDM845",
    sdk: 29,
    release: "10",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2248, density: 440 }
  },
  ramKb: { value: 5851054, kind: "fitted", source: "sold with 6 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 4,
        maxKHz: 177e4,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A75",
        cores: 4,
        maxKHz: 28e5,
        megacycles: {
          fp32: { value: 27.4, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD845: MobileNetV3-Small 9.8 ms on one core at 2.8 GHz" },
          fp16: { value: 15.7, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD845: MobileNetV3-Small 5.6 ms on one core at 2.8 GHz" },
          int8: { value: 23.5, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD845: MobileNetV3-Small 8.4 ms on one core at 2.8 GHz" }
        }
      }
    ],
    parallelShare: { value: 0.8, kind: "fitted", source: "four equal big cores in the ncnn table: 0.76-0.87" }
  },
  gpu: {
    name: "Adreno 630",
    opencl: { value: 0.954, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11: MobileNetV3-Large 11.3 ms by OpenCL, 29.6 ms on one core, four by parallelShare" },
    vulkan: { value: 1.2, kind: "assumed", source: "no Vulkan number; Adreno 640 is at 1.5, 540 at 1.1" },
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 157, kind: "fitted", source: "device tree xiaomi_sdm845-common, media_codecs_performance.xml, measured-frame-rate, middle of the published range" },
    avc1080pFps: { value: 121, kind: "fitted", source: "device tree xiaomi_sdm845-common, media_codecs_performance.xml, measured-frame-rate, middle of the published range" },
    hevc1080pFps: { value: 188, kind: "fitted", source: "device tree xiaomi_sdm845-common, media_codecs_performance.xml, measured-frame-rate, middle of the published range" },
    instances: { value: 5, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 2925527, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 175531, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/mi-9.json
var mi_9_default = {
  name: "mi-9",
  notes: "",
  tier: "mid",
  identity: {
    brand: "Xiaomi",
    manufacturer: "Xiaomi",
    model: "MI 9",
    device: "cepheus",
    product: "cepheus",
    soc: "SM8150",
    sdk: 30,
    release: "11",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2340, density: 440 }
  },
  ramKb: { value: 5851054, kind: "fitted", source: "sold with 6 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 4,
        maxKHz: 178e4,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A76",
        cores: 3,
        maxKHz: 242e4,
        megacycles: {
          fp32: { value: 15.3, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD855: MobileNetV3-Small 5.4 ms on one core at 2.84 GHz" },
          fp16: { value: 8.24, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD855: MobileNetV3-Small 2.9 ms on one core at 2.84 GHz" },
          int8: { value: 9.37, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD855: MobileNetV3-Small 3.3 ms on one core at 2.84 GHz" }
        }
      },
      {
        core: "Cortex-A76",
        cores: 1,
        maxKHz: 284e4,
        megacycles: {
          fp32: { value: 15.3, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD855: MobileNetV3-Small 5.4 ms on one core at 2.84 GHz" },
          fp16: { value: 8.24, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD855: MobileNetV3-Small 2.9 ms on one core at 2.84 GHz" },
          int8: { value: 9.37, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD855: MobileNetV3-Small 3.3 ms on one core at 2.84 GHz" }
        }
      }
    ],
    parallelShare: { value: 0.7, kind: "fitted", source: "ncnn, 1 against 4 threads of a prime+3 phone (OnePlus 7T 8.2 and 4.1 ms), slower cores taken into account" }
  },
  gpu: {
    name: "Adreno 640",
    opencl: { value: 1.11, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11: MobileNetV3-Large 9.3 ms by OpenCL, 15.6 ms on one core, four by 0.62" },
    vulkan: { value: 1.5, kind: "assumed", source: "OnePlus 7T with the same GPU: 1.5" },
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 310, kind: "assumed", source: "no rate published; a little below SD865" },
    avc1080pFps: { value: 220, kind: "assumed", source: "no rate published; a little below SD865" },
    hevc1080pFps: { value: 300, kind: "assumed", source: "no rate published; a little below SD865" },
    instances: { value: 6, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 2925527, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 175531, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/mi-10.json
var mi_10_default = {
  name: "mi-10",
  notes: "",
  tier: "mid",
  identity: {
    brand: "Xiaomi",
    manufacturer: "Xiaomi",
    model: "Mi 10",
    device: "umi",
    product: "umi",
    soc: "SM8250",
    sdk: 31,
    release: "12",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2340, density: 440 }
  },
  ramKb: { value: 7801405, kind: "fitted", source: "sold with 8 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 4,
        maxKHz: 18e5,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A77",
        cores: 3,
        maxKHz: 242e4,
        megacycles: {
          fp32: { value: 13.3, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD865: MobileNetV3-Small 4.7 ms on one core at 2.84 GHz" },
          fp16: { value: 7.1, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD865: MobileNetV3-Small 2.5 ms on one core at 2.84 GHz" },
          int8: { value: 8.24, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD865: MobileNetV3-Small 2.9 ms on one core at 2.84 GHz" }
        }
      },
      {
        core: "Cortex-A77",
        cores: 1,
        maxKHz: 284e4,
        megacycles: {
          fp32: { value: 13.3, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD865: MobileNetV3-Small 4.7 ms on one core at 2.84 GHz" },
          fp16: { value: 7.1, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD865: MobileNetV3-Small 2.5 ms on one core at 2.84 GHz" },
          int8: { value: 8.24, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD865: MobileNetV3-Small 2.9 ms on one core at 2.84 GHz" }
        }
      }
    ],
    parallelShare: { value: 0.7, kind: "fitted", source: "ncnn, 1 against 4 threads of a prime+3 phone (OnePlus 7T 8.2 and 4.1 ms), slower cores taken into account" }
  },
  gpu: {
    name: "Adreno 650",
    opencl: { value: 1.28, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11: MobileNetV3-Large 9.9 ms by OpenCL, 14.5 ms on one core, four by 0.62" },
    vulkan: { value: 1.6, kind: "assumed", source: "no Vulkan number; Adreno 640 is at 1.5" },
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 314, kind: "measured", source: "device tree xiaomi_sm8250-common, media_codecs_performance.xml, measured-frame-rate" },
    avc1080pFps: { value: 248, kind: "measured", source: "device tree xiaomi_sm8250-common, media_codecs_performance.xml, measured-frame-rate" },
    hevc1080pFps: { value: 317, kind: "measured", source: "device tree xiaomi_sm8250-common, media_codecs_performance.xml, measured-frame-rate" },
    instances: { value: 6, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [39, 43, 45, 46.5, 52, 55], kind: "assumed", source: "LineageOS/android_device_google_raviole thermal_info_config, Pixel 6 skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 3900702, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 234042, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/mi-11.json
var mi_11_default = {
  name: "mi-11",
  notes: "ncnn's number is for eight threads, so speed comes from its cores.",
  tier: "high",
  identity: {
    brand: "Xiaomi",
    manufacturer: "Xiaomi",
    model: "M2011K2C",
    device: "venus",
    product: "venus",
    soc: "SM8350",
    sdk: 33,
    release: "13",
    abi: "arm64-v8a",
    screen: { width: 1440, height: 3200, density: 560 }
  },
  ramKb: { value: 7801405, kind: "fitted", source: "sold with 8 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 4,
        maxKHz: 18e5,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A78",
        cores: 3,
        maxKHz: 242e4,
        megacycles: {
          fp32: { value: 15, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 7.82, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 8.5, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-X1",
        cores: 1,
        maxKHz: 284e4,
        megacycles: {
          fp32: { value: 13.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 7.14, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 7.48, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.7, kind: "fitted", source: "ncnn, 1 against 4 threads of a prime+3 phone (OnePlus 7T 8.2 and 4.1 ms), slower cores taken into account" }
  },
  gpu: {
    name: "Adreno 660",
    opencl: { value: 1.4, kind: "assumed", source: "no OpenCL number; Adreno 650 is at 1.28" },
    vulkan: { value: 0.859, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, venus: 14.7 ms by Vulkan, 8.9 ms fp16 on eight threads" },
    loadMs: { value: 350, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 80, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 0.9, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 520, kind: "assumed", source: "no rate published; about Tensor G1 of the same year (google_gs101: 545 and 409)" },
    avc1080pFps: { value: 380, kind: "assumed", source: "no rate published; about Tensor G1 of the same year (google_gs101: 545 and 409)" },
    hevc1080pFps: { value: 540, kind: "assumed", source: "no rate published; about Tensor G1 of the same year (google_gs101: 545 and 409)" },
    instances: { value: 6, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.5, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 1.6, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 35, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 4e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.6, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 600, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 6, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 4.6, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.9, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 4.2, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [39, 43, 45, 46.5, 52, 55], kind: "assumed", source: "LineageOS/android_device_google_raviole thermal_info_config, Pixel 6 skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 3900702, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 234042, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/mi-max-3.json
var mi_max_3_default = {
  name: "mi-max-3",
  notes: "",
  tier: "low",
  identity: {
    brand: "xiaomi",
    manufacturer: "Xiaomi",
    model: "MI MAX 3",
    device: "nitrogen",
    product: "nitrogen",
    soc: "SDM636",
    sdk: 28,
    release: "9",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2160, density: 440 }
  },
  ramKb: { value: 3900702, kind: "fitted", source: "sold with 4 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A53",
        cores: 4,
        maxKHz: 16e5,
        megacycles: {
          fp32: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 57.4, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A73",
        cores: 4,
        maxKHz: 18e5,
        megacycles: {
          fp32: { value: 71.4, kind: "fitted", source: "alibaba/MNN benchmark/result: MobileNetV2 58.3 ms on four threads at 1.8 GHz, 1.25 of Large, four threads 0.4 of one; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 71.4, kind: "fitted", source: "alibaba/MNN benchmark/result: MobileNetV2 58.3 ms on four threads at 1.8 GHz, 1.25 of Large, four threads 0.4 of one; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 31.3, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.8, kind: "fitted", source: "four equal big cores in the ncnn table: 0.76-0.87" }
  },
  gpu: {
    name: "Adreno 509",
    opencl: { value: 0.9, kind: "assumed", source: "no OpenCL number; close to its Vulkan" },
    vulkan: { value: 0.804, kind: "fitted", source: "alibaba/MNN benchmark/result: MobileNetV2 46.9 ms by Vulkan, 58.3 ms on four threads" },
    loadMs: { value: 700, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 170, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 2.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 197, kind: "assumed", source: "no rate published; as SD660 of the same year" },
    avc1080pFps: { value: 88, kind: "assumed", source: "no rate published; as SD660 of the same year" },
    hevc1080pFps: { value: 95, kind: "assumed", source: "no rate published; as SD660 of the same year" },
    instances: { value: 3, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 5, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 120, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.1, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 8e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.05, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 420, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5.5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.9, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 1755315, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 117021, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/nexus-6p.json
var nexus_6p_default = {
  name: "nexus-6p",
  notes: "Runs its last official release.",
  tier: "low",
  identity: {
    brand: "google",
    manufacturer: "Huawei",
    model: "Nexus 6P",
    device: "angler",
    product: "angler",
    soc: "MSM8994",
    sdk: 27,
    release: "8.1.0",
    abi: "arm64-v8a",
    screen: { width: 1440, height: 2560, density: 560 }
  },
  ramKb: { value: 2925527, kind: "fitted", source: "sold with 3 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A53",
        cores: 4,
        maxKHz: 155e4,
        megacycles: {
          fp32: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 57.4, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A57",
        cores: 4,
        maxKHz: 2e6,
        megacycles: {
          fp32: { value: 43.2, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, angler: MobileNetV3-Large 63.5 ms on one core at 2.0 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 43.2, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, angler: MobileNetV3-Large 63.5 ms on one core at 2.0 GHz; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 32, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.54, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, angler: 63.5 ms on 1, 37.6 ms on 4 big cores; it throttles" }
  },
  gpu: {
    name: "Adreno 430",
    opencl: { value: 1.1, kind: "assumed", source: "no OpenCL number; close to its Vulkan" },
    vulkan: { value: 1.22, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, angler: 46 ms by Vulkan, 37.6 ms on four threads" },
    loadMs: { value: 700, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 170, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 2.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 170, kind: "assumed", source: "no rate published; between SD625 and SD835" },
    avc1080pFps: { value: 80, kind: "assumed", source: "no rate published; between SD625 and SD835" },
    hevc1080pFps: { value: 80, kind: "assumed", source: "no rate published; between SD625 and SD835" },
    instances: { value: 3, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 5, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 120, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.1, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 8e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.05, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 420, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5.5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.9, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 1316487, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 87765, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/oneplus-3t.json
var oneplus_3t_default = {
  name: "oneplus-3t",
  notes: "",
  tier: "low",
  identity: {
    brand: "OnePlus",
    manufacturer: "OnePlus",
    model: "ONEPLUS A3003",
    device: "OnePlus3T",
    product: "OnePlus3",
    soc: "MSM8996",
    sdk: 28,
    release: "9",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 1920, density: 480 }
  },
  ramKb: { value: 5851054, kind: "fitted", source: "sold with 6 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Kryo",
        cores: 2,
        maxKHz: 16e5,
        megacycles: {
          fp32: { value: 35, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 35, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 26.2, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Kryo",
        cores: 2,
        maxKHz: 235e4,
        megacycles: {
          fp32: { value: 35, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 35, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 26.2, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.76, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, SD821 (natrium): 0.76" }
  },
  gpu: {
    name: "Adreno 530",
    opencl: { value: 0.555, kind: "fitted", source: "XiaoMi/mobile-ai-bench#20: MobileNetV2 15.0-17.5 ms on the GPU, ncnn 29.2 ms on the CPU" },
    vulkan: { value: 1, kind: "assumed", source: "no Vulkan number; Adreno 540 is at 0.6-1.1" },
    loadMs: { value: 700, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 170, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 2.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 190, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    avc1080pFps: { value: 95, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    hevc1080pFps: { value: 110, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    instances: { value: 4, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 5, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 120, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.1, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 8e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.05, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 420, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5.5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.9, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 2925527, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 175531, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/oneplus-7t.json
var oneplus_7t_default = {
  name: "oneplus-7t",
  notes: "",
  tier: "mid",
  identity: {
    brand: "OnePlus",
    manufacturer: "OnePlus",
    model: "HD1903",
    device: "OnePlus7T",
    product: "OnePlus7T_EEA",
    soc: "SM8150",
    sdk: 31,
    release: "12",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2400, density: 420 }
  },
  ramKb: { value: 7801405, kind: "fitted", source: "sold with 8 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 4,
        maxKHz: 178e4,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A76",
        cores: 3,
        maxKHz: 242e4,
        megacycles: {
          fp32: { value: 15.9, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, OnePlus7T: MobileNetV3-Large 8.2 ms on one core at 2.96 GHz; Small as 0.34 of Large, 0.41 on in-order cores; fp16 / fp32 = 0.50-0.53 on every ARMv8.2 SoC of Paddle-Lite" },
          fp16: { value: 8.25, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, OnePlus7T: MobileNetV3-Large 8.2 ms on one core at 2.96 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 8.89, kind: "fitted", source: "int8 / fp32 = 0.54-0.57 with sdot in Paddle-Lite" }
        }
      },
      {
        core: "Cortex-A76",
        cores: 1,
        maxKHz: 296e4,
        megacycles: {
          fp32: { value: 15.9, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, OnePlus7T: MobileNetV3-Large 8.2 ms on one core at 2.96 GHz; Small as 0.34 of Large, 0.41 on in-order cores; fp16 / fp32 = 0.50-0.53 on every ARMv8.2 SoC of Paddle-Lite" },
          fp16: { value: 8.25, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, OnePlus7T: MobileNetV3-Large 8.2 ms on one core at 2.96 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 8.89, kind: "fitted", source: "int8 / fp32 = 0.54-0.57 with sdot in Paddle-Lite" }
        }
      }
    ],
    parallelShare: { value: 0.7, kind: "fitted", source: "ncnn, 1 against 4 threads of a prime+3 phone (OnePlus 7T 8.2 and 4.1 ms), slower cores taken into account" }
  },
  gpu: {
    name: "Adreno 640",
    opencl: { value: 1.1, kind: "assumed", source: "Mi 9 with the same GPU: 1.1" },
    vulkan: { value: 1.51, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, OnePlus7T: 11.9 ms by Vulkan, 4.1 ms fp16 on four threads" },
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 310, kind: "assumed", source: "no rate published; a little below SD865" },
    avc1080pFps: { value: 220, kind: "assumed", source: "no rate published; a little below SD865" },
    hevc1080pFps: { value: 300, kind: "assumed", source: "no rate published; a little below SD865" },
    instances: { value: 6, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 3900702, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 234042, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/oneplus-13.json
var oneplus_13_default = {
  name: "oneplus-13",
  notes: "iQOO 12 and OnePlus 13. Only their NPUs were published (MLPerf Mobile v4.0, v5.0); speed as the nearest cores.",
  tier: "flagship",
  identity: {
    brand: "OnePlus",
    manufacturer: "OnePlus",
    model: "PJZ110",
    device: "OP5D0DL1",
    product: "PJZ110",
    soc: "SM8750",
    sdk: 35,
    release: "15",
    abi: "arm64-v8a",
    screen: { width: 1440, height: 3168, density: 560 }
  },
  ramKb: { value: 11702108, kind: "fitted", source: "sold with 12 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Oryon",
        cores: 6,
        maxKHz: 353e4,
        megacycles: {
          fp32: { value: 9.18, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 4.76, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 4.08, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Oryon",
        cores: 2,
        maxKHz: 432e4,
        megacycles: {
          fp32: { value: 9.18, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 4.76, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 4.08, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.8, kind: "fitted", source: "four equal big cores in the ncnn table: 0.76-0.87" }
  },
  gpu: {
    name: "Adreno 830",
    opencl: { value: 2.5, kind: "assumed", source: "no number for this GPU; Adreno 740 is at 3.1 by Vulkan" },
    vulkan: { value: 3, kind: "assumed", source: "no number for this GPU; Adreno 740 is at 3.1" },
    loadMs: { value: 250, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 50, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 0.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 1100, kind: "assumed", source: "no rate published; Tensor G1 (google_gs101: 545 and 409) scaled by the specified 8K60 decoding" },
    avc1080pFps: { value: 820, kind: "assumed", source: "no rate published; Tensor G1 (google_gs101: 545 and 409) scaled by the specified 8K60 decoding" },
    hevc1080pFps: { value: 1100, kind: "assumed", source: "no rate published; Tensor G1 (google_gs101: 545 and 409) scaled by the specified 8K60 decoding" },
    instances: { value: 16, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.8, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 1, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 22, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.03, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 3e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.03, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.6, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 700, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 6, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 4.2, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.9, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 5.5, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [39, 43, 45, 46.5, 52, 55], kind: "assumed", source: "LineageOS/android_device_google_raviole thermal_info_config, Pixel 6 skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 5851054, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 351063, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/oppo-k3.json
var oppo_k3_default = {
  name: "oppo-k3",
  notes: "",
  tier: "mid",
  identity: {
    brand: "OPPO",
    manufacturer: "OPPO",
    model: "PCGM00",
    device: "OP46F3",
    product: "PCGM00",
    soc: "SDM710",
    sdk: 29,
    release: "10",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2340, density: 480 }
  },
  ramKb: { value: 5851054, kind: "fitted", source: "sold with 6 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 6,
        maxKHz: 17e5,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A75",
        cores: 2,
        maxKHz: 22e5,
        megacycles: {
          fp32: { value: 39.4, kind: "fitted", source: "Tencent/TNN doc/benchmark_data.md: MobileNetV2 34.2 ms fp16 on one core at 2.2 GHz; 1.25 of MobileNetV3-Large; Small as 0.34 of Large, 0.41 on in-order cores; fp16 / fp32 = 0.50-0.53 on every ARMv8.2 SoC of Paddle-Lite" },
          fp16: { value: 20.5, kind: "fitted", source: "Tencent/TNN doc/benchmark_data.md: MobileNetV2 34.2 ms fp16 on one core at 2.2 GHz; 1.25 of MobileNetV3-Large; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 23.1, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.62, kind: "fitted", source: "ncnn, 1 against 4 threads on prime+3 clusters: 0.58-0.66" }
  },
  gpu: {
    name: "Adreno 616",
    opencl: { value: 0.631, kind: "fitted", source: "Tencent/TNN doc/benchmark_data.md: MobileNetV2 22.2 ms by OpenCL, 34.2 ms fp16 on one core, four by parallelShare" },
    vulkan: { value: 1.5, kind: "assumed", source: "no Vulkan number; Adreno 620 is at 1.55" },
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 240, kind: "assumed", source: "no rate published; between SD660 and SD765G" },
    avc1080pFps: { value: 120, kind: "assumed", source: "no rate published; between SD660 and SD765G" },
    hevc1080pFps: { value: 200, kind: "assumed", source: "no rate published; between SD660 and SD765G" },
    instances: { value: 4, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 2925527, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 175531, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/oppo-reno8-pro.json
var oppo_reno8_pro_default = {
  name: "oppo-reno8-pro",
  notes: "OPPO Reno8 Pro and Honor 100. Only their NPUs were published (MLPerf Mobile v2.1, v4.0); speed from the cores.",
  tier: "high",
  identity: {
    brand: "OPPO",
    manufacturer: "OPPO",
    model: "PGAM10",
    device: "OP52A3",
    product: "PGAM10",
    soc: "SM7450",
    sdk: 33,
    release: "13",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2412, density: 480 }
  },
  ramKb: { value: 7801405, kind: "fitted", source: "sold with 8 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A510",
        cores: 4,
        maxKHz: 18e5,
        megacycles: {
          fp32: { value: 59, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 30.7, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 29.5, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A710",
        cores: 3,
        maxKHz: 236e4,
        megacycles: {
          fp32: { value: 15.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 8.16, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 8.84, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A710",
        cores: 1,
        maxKHz: 24e5,
        megacycles: {
          fp32: { value: 15.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 8.16, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 8.84, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.7, kind: "fitted", source: "ncnn, 1 against 4 threads of a prime+3 phone (OnePlus 7T 8.2 and 4.1 ms), slower cores taken into account" }
  },
  gpu: {
    name: "Adreno 662",
    opencl: { value: 1.6, kind: "assumed", source: "no number for this GPU" },
    vulkan: { value: 2, kind: "assumed", source: "no number for this GPU" },
    loadMs: { value: 350, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 80, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 0.9, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 520, kind: "assumed", source: "no rate published; about Tensor G1 (google_gs101: 545 and 409)" },
    avc1080pFps: { value: 340, kind: "assumed", source: "no rate published; about Tensor G1 (google_gs101: 545 and 409)" },
    hevc1080pFps: { value: 520, kind: "assumed", source: "no rate published; about Tensor G1 (google_gs101: 545 and 409)" },
    instances: { value: 6, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.5, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 1.6, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 35, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 4e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.6, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 600, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 6, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 4.6, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.9, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 4.2, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [39, 43, 45, 46.5, 52, 55], kind: "assumed", source: "LineageOS/android_device_google_raviole thermal_info_config, Pixel 6 skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 3900702, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 234042, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/pixel-1.json
var pixel_1_default = {
  name: "pixel-1",
  notes: "",
  tier: "low",
  identity: {
    brand: "google",
    manufacturer: "Google",
    model: "Pixel",
    device: "sailfish",
    product: "sailfish",
    soc: "MSM8996",
    sdk: 29,
    release: "10",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 1920, density: 420 }
  },
  ramKb: { value: 3900702, kind: "fitted", source: "sold with 4 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Kryo",
        cores: 2,
        maxKHz: 16e5,
        megacycles: {
          fp32: { value: 34, kind: "fitted", source: "tensorflow/models research/slim/nets/mobilenet/README.md, Pixel 1: MobileNetV3-Small 15.8 ms on one core at 2.15 GHz" },
          fp16: { value: 34, kind: "fitted", source: "tensorflow/models research/slim/nets/mobilenet/README.md, Pixel 1: MobileNetV3-Small 15.8 ms on one core at 2.15 GHz; no fp16 arithmetic on this core" },
          int8: { value: 33.3, kind: "fitted", source: "tensorflow/models research/slim/nets/mobilenet/README.md, Pixel 1: MobileNetV3-Small 15.5 ms on one core at 2.15 GHz" }
        }
      },
      {
        core: "Kryo",
        cores: 2,
        maxKHz: 215e4,
        megacycles: {
          fp32: { value: 34, kind: "fitted", source: "tensorflow/models research/slim/nets/mobilenet/README.md, Pixel 1: MobileNetV3-Small 15.8 ms on one core at 2.15 GHz" },
          fp16: { value: 34, kind: "fitted", source: "tensorflow/models research/slim/nets/mobilenet/README.md, Pixel 1: MobileNetV3-Small 15.8 ms on one core at 2.15 GHz; no fp16 arithmetic on this core" },
          int8: { value: 33.3, kind: "fitted", source: "tensorflow/models research/slim/nets/mobilenet/README.md, Pixel 1: MobileNetV3-Small 15.5 ms on one core at 2.15 GHz" }
        }
      }
    ],
    parallelShare: { value: 0.76, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, SD821 (natrium): 0.76" }
  },
  gpu: {
    name: "Adreno 530",
    opencl: { value: 0.55, kind: "assumed", source: "OnePlus 3T with the same GPU, XiaoMi/mobile-ai-bench#20" },
    vulkan: { value: 1, kind: "assumed", source: "no Vulkan number; Adreno 540 is at 0.6-1.1" },
    loadMs: { value: 700, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 170, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 2.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 190, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    avc1080pFps: { value: 95, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    hevc1080pFps: { value: 110, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    instances: { value: 4, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 5, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 120, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.1, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 8e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.05, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 420, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5.5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.9, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 1755315, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 117021, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/pixel-2-xl.json
var pixel_2_xl_default = {
  name: "pixel-2-xl",
  notes: "Pixel 2 and Pixel 2 XL.",
  tier: "low",
  identity: {
    brand: "google",
    manufacturer: "Google",
    model: "Pixel 2 XL",
    device: "taimen",
    product: "taimen",
    soc: "MSM8998",
    sdk: 30,
    release: "11",
    abi: "arm64-v8a",
    screen: { width: 1440, height: 2880, density: 560 }
  },
  ramKb: { value: 3900702, kind: "fitted", source: "sold with 4 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A53",
        cores: 4,
        maxKHz: 19e5,
        megacycles: {
          fp32: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 57.4, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A73",
        cores: 4,
        maxKHz: 245e4,
        megacycles: {
          fp32: { value: 48.6, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, taimen: MobileNetV3-Large 58.4 ms on one core at 2.45 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 48.6, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, taimen: MobileNetV3-Large 58.4 ms on one core at 2.45 GHz; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 31.3, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.79, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, taimen: 58.4 ms on 1, 23.8 ms on 4 threads" }
  },
  gpu: {
    name: "Adreno 540",
    opencl: { value: 1, kind: "assumed", source: "Mi 6 with the same GPU: 1.0" },
    vulkan: { value: 1.09, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, taimen: 25.9 ms by Vulkan, 23.8 ms on four threads" },
    loadMs: { value: 700, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 170, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 2.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 200, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    avc1080pFps: { value: 110, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    hevc1080pFps: { value: 150, kind: "assumed", source: "no rate published; a little below SD845's middle" },
    instances: { value: 4, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 5, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 120, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.1, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 8e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.05, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 420, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5.5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.9, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 1755315, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 117021, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/pixel-3.json
var pixel_3_default = {
  name: "pixel-3",
  notes: "",
  tier: "low",
  identity: {
    brand: "google",
    manufacturer: "Google",
    model: "Pixel 3",
    device: "blueline",
    product: "blueline",
    soc: "SDM845",
    sdk: 31,
    release: "12",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2160, density: 440 }
  },
  ramKb: { value: 3900702, kind: "fitted", source: "sold with 4 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 4,
        maxKHz: 177e4,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A75",
        cores: 4,
        maxKHz: 28e5,
        megacycles: {
          fp32: { value: 40.3, kind: "fitted", source: "tensorflow/models research/slim/nets/mobilenet/README.md, Pixel 3: MobileNetV3-Small 14.4 ms on one core at 2.8 GHz" },
          fp16: { value: 21.4, kind: "fitted", source: "fp16 / fp32 = 0.53 on the same core in Paddle-Lite" },
          int8: { value: 30, kind: "fitted", source: "tensorflow/models research/slim/nets/mobilenet/README.md, Pixel 3: MobileNetV3-Small 10.7 ms on one core at 2.8 GHz" }
        }
      }
    ],
    parallelShare: { value: 0.8, kind: "fitted", source: "four equal big cores in the ncnn table: 0.76-0.87" }
  },
  gpu: {
    name: "Adreno 630",
    opencl: { value: 0.95, kind: "assumed", source: "Mi 8 with the same GPU: 0.95" },
    vulkan: { value: 1.2, kind: "assumed", source: "no Vulkan number; Adreno 640 is at 1.5, 540 at 1.1" },
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 157, kind: "fitted", source: "device tree xiaomi_sdm845-common, media_codecs_performance.xml, measured-frame-rate, middle of the published range" },
    avc1080pFps: { value: 121, kind: "fitted", source: "device tree xiaomi_sdm845-common, media_codecs_performance.xml, measured-frame-rate, middle of the published range" },
    hevc1080pFps: { value: 188, kind: "fitted", source: "device tree xiaomi_sdm845-common, media_codecs_performance.xml, measured-frame-rate, middle of the published range" },
    instances: { value: 4, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 1755315, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 117021, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/pixel-4a-5g.json
var pixel_4a_5g_default = {
  name: "pixel-4a-5g",
  notes: "The mid phone with the most published numbers of its own. The model's 11.4 ms for four fp16 threads stand against 11.0 ms in ncnn's table.",
  tier: "mid",
  identity: {
    brand: "google",
    manufacturer: "Google",
    model: "Pixel 4a (5G)",
    device: "bramble",
    product: "bramble",
    soc: "SM7250",
    sdk: 33,
    release: "13",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2340, density: 420 }
  },
  ramKb: { value: 5767168, kind: "fitted", source: "sold with 6 GB; what the kernel leaves of it is a guess of 5.5 GB" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 6,
        maxKHz: 1804800,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A76",
        cores: 1,
        maxKHz: 2208e3,
        megacycles: {
          fp32: { value: 17, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 8.84, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 9.18, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A76",
        cores: 1,
        maxKHz: 24e5,
        megacycles: {
          fp32: { value: 17, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 8.84, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 9.18, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.62, kind: "fitted", source: "ncnn, 1 against 4 threads on prime+3 clusters: 0.58-0.66" }
  },
  gpu: {
    name: "Adreno 620",
    opencl: { value: 0.9, kind: "assumed", source: "no OpenCL number; Adreno 616 is at 0.6" },
    vulkan: { value: 1.55, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, bramble: 32.8 ms by Vulkan, 11.0 ms fp16 on four threads" },
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 380, kind: "measured", source: "device tree google_redbull, media_codecs_performance.xml, measured-frame-rate" },
    avc1080pFps: { value: 180, kind: "measured", source: "device tree google_redbull, media_codecs_performance.xml, measured-frame-rate" },
    hevc1080pFps: { value: 387, kind: "measured", source: "device tree google_redbull, media_codecs_performance.xml, measured-frame-rate" },
    instances: { value: 6, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [37, 41, 43, 45, 49, 53], kind: "measured", source: "LineageOS/android_device_google_bramble thermal_info_config, skin" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 2925527, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 175531, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/poco-x3-nfc.json
var poco_x3_nfc_default = {
  name: "poco-x3-nfc",
  notes: "Its frame extraction was published, speed from its cores.",
  tier: "mid",
  identity: {
    brand: "POCO",
    manufacturer: "Xiaomi",
    model: "M2007J20CG",
    device: "surya",
    product: "surya_global",
    soc: "SM7150",
    sdk: 31,
    release: "12",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2400, density: 440 }
  },
  ramKb: { value: 5851054, kind: "fitted", source: "sold with 6 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 6,
        maxKHz: 18e5,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A76",
        cores: 2,
        maxKHz: 23e5,
        megacycles: {
          fp32: { value: 17, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 8.84, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 9.18, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.62, kind: "fitted", source: "ncnn, 1 against 4 threads on prime+3 clusters: 0.58-0.66" }
  },
  gpu: {
    name: "Adreno 618",
    opencl: { value: 0.9, kind: "assumed", source: "no number for this GPU; Adreno 616 is at 0.6" },
    vulkan: { value: 1.55, kind: "assumed", source: "Pixel 4a 5G, Adreno 620: 1.55" },
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 300, kind: "assumed", source: "no rate published; between SD660 and SD765G; 31 ms a retrieved frame on this phone (duckyngo/Fast-Video-Frame-Extraction#1)" },
    avc1080pFps: { value: 140, kind: "assumed", source: "no rate published; between SD660 and SD765G; 31 ms a retrieved frame on this phone (duckyngo/Fast-Video-Frame-Extraction#1)" },
    hevc1080pFps: { value: 280, kind: "assumed", source: "no rate published; between SD660 and SD765G; 31 ms a retrieved frame on this phone (duckyngo/Fast-Video-Frame-Extraction#1)" },
    instances: { value: 4, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [39, 43, 45, 46.5, 52, 55], kind: "assumed", source: "LineageOS/android_device_google_raviole thermal_info_config, Pixel 6 skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 2925527, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 175531, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/qcm2290-entry.json
var qcm2290_entry_default = {
  name: "qcm2290-entry",
  notes: "The QRB2210 board of the ncnn table; the entry phones of 2021 with QCM2290 are the same chip. Identity invented.",
  tier: "low",
  identity: {
    brand: "Nokia",
    manufacturer: "HMD Global",
    model: "QCM2290 entry phone",
    device: "qcm2290",
    product: "qcm2290",
    soc: "QCM2290",
    sdk: 31,
    release: "12",
    abi: "arm64-v8a",
    screen: { width: 720, height: 1600, density: 280 }
  },
  ramKb: { value: 1950351, kind: "fitted", source: "sold with 2 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A53",
        cores: 4,
        maxKHz: 2e6,
        megacycles: {
          fp32: { value: 76.5, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, QRB2210: MobileNetV3-Large 93.3 ms on one core at 2.0 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 76.5, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, QRB2210: MobileNetV3-Large 93.3 ms on one core at 2.0 GHz; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 57.4, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.84, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, QRB2210: 93.3 ms on 1, 34.5 ms on 4 threads" }
  },
  gpu: {
    name: "Adreno 702",
    opencl: { value: 1.2, kind: "assumed", source: "no number for this GPU; Adreno 5xx are at 1.0-1.5" },
    vulkan: { value: 1.5, kind: "assumed", source: "no number for this GPU; Adreno 512 is at 1.5" },
    loadMs: { value: 900, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 200, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 3, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 150, kind: "assumed", source: "no rate published; a little below SD625" },
    avc1080pFps: { value: 68, kind: "assumed", source: "no rate published; a little below SD625" },
    hevc1080pFps: { value: 70, kind: "assumed", source: "no rate published; a little below SD625" },
    instances: { value: 2, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: false, kind: "assumed", source: "low-end phones give the nearby key frame (e-com-net article 1280897435119403008)" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 6, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 160, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.12, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 0.01, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.06, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2.2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 400, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 6, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.7, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.6, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [39, 43, 45, 46.5, 52, 55], kind: "assumed", source: "LineageOS/android_device_google_raviole thermal_info_config, Pixel 6 skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 780140, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 58510, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 200, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 10, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 30, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/redmi-2.json
var redmi_2_default = {
  name: "redmi-2",
  notes: "Runs Android 8 here (a community build): the maker's last release is older than what UiAutomator2 needs. The slowest phone of the ncnn table.",
  tier: "low",
  identity: {
    brand: "Xiaomi",
    manufacturer: "Xiaomi",
    model: "HM 2014812",
    device: "wt88047",
    product: "wt88047",
    soc: "MSM8916",
    sdk: 26,
    release: "8.0.0",
    abi: "arm64-v8a",
    screen: { width: 720, height: 1280, density: 320 }
  },
  ramKb: { value: 975175, kind: "fitted", source: "sold with 1 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A53",
        cores: 4,
        maxKHz: 12e5,
        megacycles: {
          fp32: { value: 72.4, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, HM2014812: MobileNetV3-Large 147.1 ms on one core at 1.2 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 72.4, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, HM2014812: MobileNetV3-Large 147.1 ms on one core at 1.2 GHz; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 57.4, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.77, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, HM2014812: 147.1 ms on 1, 62.2 ms on 4 threads" }
  },
  gpu: {
    name: "Adreno 306",
    opencl: { value: 1.2, kind: "assumed", source: "no number for this GPU; Adreno 5xx are at 1.0-1.5" },
    vulkan: null,
    loadMs: { value: 900, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 200, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 3, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 110, kind: "assumed", source: "no rate published; about half of SD625, HEVC in software" },
    avc1080pFps: { value: 48, kind: "assumed", source: "no rate published; about half of SD625, HEVC in software" },
    hevc1080pFps: { value: 12, kind: "assumed", source: "no rate published; about half of SD625, HEVC in software" },
    instances: { value: 1, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: false, kind: "assumed", source: "low-end phones give the nearby key frame (e-com-net article 1280897435119403008)" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 6, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 160, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.12, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 0.01, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.06, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2.2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 400, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 6, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.7, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.6, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 390070, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 29255, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 200, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 10, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 30, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/redmi-6-pro.json
var redmi_6_pro_default = {
  name: "redmi-6-pro",
  notes: "",
  tier: "low",
  identity: {
    brand: "xiaomi",
    manufacturer: "Xiaomi",
    model: "Redmi 6 Pro",
    device: "sakura",
    product: "sakura",
    soc: "SDM625",
    sdk: 28,
    release: "9",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2280, density: 440 }
  },
  ramKb: { value: 2925527, kind: "fitted", source: "sold with 3 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A53",
        cores: 4,
        maxKHz: 16e5,
        megacycles: {
          fp32: { value: 70.4, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD625: MobileNetV3-Small 39.1 ms on one core at 1.8 GHz" },
          fp16: { value: 70.4, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD625: MobileNetV3-Small 39.1 ms on one core at 1.8 GHz; no fp16 arithmetic on this core" },
          int8: { value: 41, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD625: MobileNetV3-Small 22.8 ms on one core at 1.8 GHz" }
        }
      },
      {
        core: "Cortex-A53",
        cores: 4,
        maxKHz: 18e5,
        megacycles: {
          fp32: { value: 70.4, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD625: MobileNetV3-Small 39.1 ms on one core at 1.8 GHz" },
          fp16: { value: 70.4, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD625: MobileNetV3-Small 39.1 ms on one core at 1.8 GHz; no fp16 arithmetic on this core" },
          int8: { value: 41, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11, SD625: MobileNetV3-Small 22.8 ms on one core at 1.8 GHz" }
        }
      }
    ],
    parallelShare: { value: 0.8, kind: "fitted", source: "four equal big cores in the ncnn table: 0.76-0.87" }
  },
  gpu: {
    name: "Adreno 506",
    opencl: { value: 1.06, kind: "fitted", source: "PaddlePaddle/Paddle-Lite docs/performance/benchmark.md v2.11: MobileNetV3-Large 40.6 ms by OpenCL, 96.1 ms on one core, four by parallelShare" },
    vulkan: { value: 1.5, kind: "assumed", source: "no Vulkan number; Adreno 512 is at 1.5" },
    loadMs: { value: 700, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 170, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 2.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 197, kind: "measured", source: "device tree xiaomi_msm8953-common, media_codecs_performance.xml, measured-frame-rate" },
    avc1080pFps: { value: 88, kind: "measured", source: "device tree xiaomi_msm8953-common, media_codecs_performance.xml, measured-frame-rate" },
    hevc1080pFps: { value: 170, kind: "measured", source: "device tree xiaomi_msm8953-common, media_codecs_performance.xml, measured-frame-rate" },
    instances: { value: 2, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 5, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 120, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.1, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 8e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.05, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 420, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5.5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.9, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 1316487, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 87765, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/redmi-note-7-pro.json
var redmi_note_7_pro_default = {
  name: "redmi-note-7-pro",
  notes: "",
  tier: "mid",
  identity: {
    brand: "xiaomi",
    manufacturer: "Xiaomi",
    model: "Redmi Note 7 Pro",
    device: "violet",
    product: "violet",
    soc: "SM6150",
    sdk: 29,
    release: "10",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2340, density: 440 }
  },
  ramKb: { value: 5851054, kind: "fitted", source: "sold with 6 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 6,
        maxKHz: 17e5,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A76",
        cores: 2,
        maxKHz: 2e6,
        megacycles: {
          fp32: { value: 21, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, violet: MobileNetV2 38.6 ms on one core at 2.0 GHz; 1.25 of MobileNetV3-Large; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 10.9, kind: "fitted", source: "fp16 / fp32 = 0.50-0.53 on every ARMv8.2 SoC of Paddle-Lite" },
          int8: { value: 12.3, kind: "fitted", source: "int8 / fp32 = 0.54-0.57 with sdot in Paddle-Lite" }
        }
      }
    ],
    parallelShare: { value: 0.62, kind: "fitted", source: "ncnn, 1 against 4 threads on prime+3 clusters: 0.58-0.66" }
  },
  gpu: {
    name: "Adreno 612",
    opencl: { value: 0.9, kind: "assumed", source: "no number for this GPU; Adreno 616 is at 0.6" },
    vulkan: { value: 1.6, kind: "assumed", source: "no number for this GPU; Adreno 620 is at 1.55" },
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 220, kind: "assumed", source: "no rate published; between SD660 and SD765G" },
    avc1080pFps: { value: 110, kind: "assumed", source: "no rate published; between SD660 and SD765G" },
    hevc1080pFps: { value: 180, kind: "assumed", source: "no rate published; between SD660 and SD765G" },
    instances: { value: 4, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 2925527, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 175531, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/redmi-note-7.json
var redmi_note_7_default = {
  name: "redmi-note-7",
  notes: "",
  tier: "low",
  identity: {
    brand: "xiaomi",
    manufacturer: "Xiaomi",
    model: "Redmi Note 7",
    device: "lavender",
    product: "lavender",
    soc: "SDM660",
    sdk: 29,
    release: "10",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2340, density: 440 }
  },
  ramKb: { value: 2925527, kind: "fitted", source: "sold with 3 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A53",
        cores: 4,
        maxKHz: 184e4,
        megacycles: {
          fp32: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 73.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 57.4, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A73",
        cores: 4,
        maxKHz: 22e5,
        megacycles: {
          fp32: { value: 44.2, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, lavender: MobileNetV3-Large 59.1 ms on one core at 2.2 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 44.2, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, lavender: MobileNetV3-Large 59.1 ms on one core at 2.2 GHz; Small as 0.34 of Large, 0.41 on in-order cores; no fp16 arithmetic on this core" },
          int8: { value: 31.3, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.8, kind: "fitted", source: "four equal big cores in the ncnn table: 0.76-0.87" }
  },
  gpu: {
    name: "Adreno 512",
    opencl: { value: 1.2, kind: "assumed", source: "no OpenCL number; Adreno 506 is at 1.06" },
    vulkan: { value: 1.53, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, lavender: 36.1 ms by Vulkan, 59.1 ms on one core, four by parallelShare" },
    loadMs: { value: 700, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 170, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 2.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 197, kind: "measured", source: "device tree xiaomi_sdm660-common, media_codecs_performance.xml, measured-frame-rate" },
    avc1080pFps: { value: 88, kind: "measured", source: "device tree xiaomi_sdm660-common, media_codecs_performance.xml, measured-frame-rate" },
    hevc1080pFps: { value: 95, kind: "measured", source: "device tree xiaomi_sdm660-common, media_codecs_performance.xml, measured-frame-rate" },
    instances: { value: 3, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 5, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 120, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.1, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 8e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 5, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.05, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 2, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 420, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5.5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 1.9, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [40, 44, 46, 48, 52, 56], kind: "assumed", source: "LineageOS/android_device_google_coral thermal_info_config, Pixel 4 XL skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 1316487, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 87765, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/redmi-note-12r.json
var redmi_note_12r_default = {
  name: "redmi-note-12r",
  notes: "Only its NPU was published (MLPerf Mobile v3.1); speed from its cores.",
  tier: "mid",
  identity: {
    brand: "Redmi",
    manufacturer: "Xiaomi",
    model: "23076RA4BC",
    device: "sky",
    product: "sky",
    soc: "SM4450",
    sdk: 33,
    release: "13",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2460, density: 440 }
  },
  ramKb: { value: 5851054, kind: "fitted", source: "sold with 6 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A55",
        cores: 6,
        maxKHz: 195e4,
        megacycles: {
          fp32: { value: 64.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 33.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 32.8, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A78",
        cores: 2,
        maxKHz: 22e5,
        megacycles: {
          fp32: { value: 15, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 7.82, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 8.5, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.62, kind: "fitted", source: "ncnn, 1 against 4 threads on prime+3 clusters: 0.58-0.66" }
  },
  gpu: {
    name: "Adreno 613",
    opencl: { value: 1, kind: "assumed", source: "no number for this GPU" },
    vulkan: { value: 1.7, kind: "assumed", source: "no number for this GPU; Adreno 620 is at 1.55" },
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 300, kind: "assumed", source: "no rate published; below SD765G" },
    avc1080pFps: { value: 150, kind: "assumed", source: "no rate published; below SD765G" },
    hevc1080pFps: { value: 280, kind: "assumed", source: "no rate published; below SD765G" },
    instances: { value: 6, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [39, 43, 45, 46.5, 52, 55], kind: "assumed", source: "LineageOS/android_device_google_raviole thermal_info_config, Pixel 6 skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 2925527, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 175531, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/redmi-note-14-pro-plus.json
var redmi_note_14_pro_plus_default = {
  name: "redmi-note-14-pro-plus",
  notes: "Only its NPU was published (MLPerf Mobile v5.0); speed from its cores.",
  tier: "mid",
  identity: {
    brand: "Redmi",
    manufacturer: "Xiaomi",
    model: "24090RA29C",
    device: "amethyst",
    product: "amethyst",
    soc: "SM7635",
    sdk: 34,
    release: "14",
    abi: "arm64-v8a",
    screen: { width: 1220, height: 2712, density: 480 }
  },
  ramKb: { value: 11702108, kind: "fitted", source: "sold with 12 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A520",
        cores: 4,
        maxKHz: 18e5,
        megacycles: {
          fp32: { value: 55.3, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 28.7, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 27.9, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A720",
        cores: 3,
        maxKHz: 24e5,
        megacycles: {
          fp32: { value: 15, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 7.82, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 8.5, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A720",
        cores: 1,
        maxKHz: 25e5,
        megacycles: {
          fp32: { value: 15, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 7.82, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 8.5, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      }
    ],
    parallelShare: { value: 0.7, kind: "fitted", source: "ncnn, 1 against 4 threads of a prime+3 phone (OnePlus 7T 8.2 and 4.1 ms), slower cores taken into account" }
  },
  gpu: {
    name: "Adreno 710",
    opencl: { value: 1, kind: "assumed", source: "no number for this GPU" },
    vulkan: { value: 1.8, kind: "assumed", source: "no number for this GPU; Adreno 620 is at 1.55, newer ones higher" },
    loadMs: { value: 500, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 120, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 1.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 480, kind: "assumed", source: "no rate published; between SD865 and Tensor G1" },
    avc1080pFps: { value: 260, kind: "assumed", source: "no rate published; between SD865 and Tensor G1" },
    hevc1080pFps: { value: 460, kind: "assumed", source: "no rate published; between SD865 and Tensor G1" },
    instances: { value: 6, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.2, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 3, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 60, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 5e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.8, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 540, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 9, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 5, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.8, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 2.4, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [39, 43, 45, 46.5, 52, 55], kind: "assumed", source: "LineageOS/android_device_google_raviole thermal_info_config, Pixel 6 skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 5851054, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 351063, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/vivo-x100.json
var vivo_x100_default = {
  name: "vivo-x100",
  notes: "The Dimensity 9300 reference phone of ncnn's table, under the name of a phone that carries it.",
  tier: "flagship",
  identity: {
    brand: "vivo",
    manufacturer: "vivo",
    model: "V2309A",
    device: "PD2309",
    product: "PD2309",
    soc: "MT6989",
    sdk: 34,
    release: "14",
    abi: "arm64-v8a",
    screen: { width: 1260, height: 2800, density: 480 }
  },
  ramKb: { value: 11702108, kind: "fitted", source: "sold with 12 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A720",
        cores: 4,
        maxKHz: 2e6,
        megacycles: {
          fp32: { value: 15, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 7.82, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 8.5, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-X4",
        cores: 3,
        maxKHz: 285e4,
        megacycles: {
          fp32: { value: 9.14, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, D9300: MobileNetV3-Large 4.3 ms on one core at 3.25 GHz; Small as 0.34 of Large, 0.41 on in-order cores; fp16 / fp32 = 0.50-0.53 on every ARMv8.2 SoC of Paddle-Lite" },
          fp16: { value: 4.75, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, D9300: MobileNetV3-Large 4.3 ms on one core at 3.25 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 4.11, kind: "fitted", source: "int8 / fp32 = 0.45 on this core in ncnn's table" }
        }
      },
      {
        core: "Cortex-X4",
        cores: 1,
        maxKHz: 325e4,
        megacycles: {
          fp32: { value: 9.14, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, D9300: MobileNetV3-Large 4.3 ms on one core at 3.25 GHz; Small as 0.34 of Large, 0.41 on in-order cores; fp16 / fp32 = 0.50-0.53 on every ARMv8.2 SoC of Paddle-Lite" },
          fp16: { value: 4.75, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, D9300: MobileNetV3-Large 4.3 ms on one core at 3.25 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 4.11, kind: "fitted", source: "int8 / fp32 = 0.45 on this core in ncnn's table" }
        }
      }
    ],
    parallelShare: { value: 0.62, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, D9300: 4.3 ms on 1, 2.4 ms on 4 threads, slower cores taken into account" }
  },
  gpu: {
    name: "Immortalis-G720",
    opencl: { value: 2.5, kind: "assumed", source: "no OpenCL number; better than its Vulkan" },
    vulkan: { value: 3.03, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, D9300: 14.0 ms by Vulkan, 2.4 ms fp16 on four threads" },
    loadMs: { value: 250, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 50, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 0.5, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 1050, kind: "assumed", source: "no rate published; Tensor G1 (google_gs101: 545 and 409) scaled by the specified 8K60 decoding" },
    avc1080pFps: { value: 780, kind: "assumed", source: "no rate published; Tensor G1 (google_gs101: 545 and 409) scaled by the specified 8K60 decoding" },
    hevc1080pFps: { value: 1050, kind: "assumed", source: "no rate published; Tensor G1 (google_gs101: 545 and 409) scaled by the specified 8K60 decoding" },
    instances: { value: 16, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.8, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 1, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 22, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.03, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 3e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.03, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.6, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 700, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 6, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 4.2, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.9, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 5.5, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [39, 43, 45, 46.5, 52, 55], kind: "assumed", source: "LineageOS/android_device_google_raviole thermal_info_config, Pixel 6 skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 5851054, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 351063, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/profiles/xiaomi-13.json
var xiaomi_13_default = {
  name: "xiaomi-13",
  notes: "Xiaomi 12 and 13, with the numbers of the 13 (Snapdragon 8 Gen 2).",
  tier: "high",
  identity: {
    brand: "Xiaomi",
    manufacturer: "Xiaomi",
    model: "2211133G",
    device: "fuxi",
    product: "fuxi_global",
    soc: "SM8550",
    sdk: 34,
    release: "14",
    abi: "arm64-v8a",
    screen: { width: 1080, height: 2400, density: 440 }
  },
  ramKb: { value: 7801405, kind: "fitted", source: "sold with 8 GB; the kernel leaves about 93 % of it" },
  cpu: {
    clusters: [
      {
        core: "Cortex-A510",
        cores: 3,
        maxKHz: 202e4,
        megacycles: {
          fp32: { value: 59, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 30.7, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 29.5, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-A715",
        cores: 4,
        maxKHz: 28e5,
        megacycles: {
          fp32: { value: 15.6, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          fp16: { value: 8.16, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 8.84, kind: "fitted", source: "same kind of core in ncnn's and Paddle-Lite's tables; Small as 0.34 of Large, 0.41 on in-order cores" }
        }
      },
      {
        core: "Cortex-X3",
        cores: 1,
        maxKHz: 319e4,
        megacycles: {
          fp32: { value: 16.5, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, SM8550: MobileNetV3-Large 7.9 ms on one core at 3.19 GHz; Small as 0.34 of Large, 0.41 on in-order cores; fp16 / fp32 = 0.50-0.53 on every ARMv8.2 SoC of Paddle-Lite" },
          fp16: { value: 8.57, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, SM8550: MobileNetV3-Large 7.9 ms on one core at 3.19 GHz; Small as 0.34 of Large, 0.41 on in-order cores" },
          int8: { value: 9.23, kind: "fitted", source: "int8 / fp32 = 0.54-0.57 with sdot in Paddle-Lite" }
        }
      }
    ],
    parallelShare: { value: 0.84, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, SM8550: 7.9 ms on 1, 2.9 ms on 4 threads" }
  },
  gpu: {
    name: "Adreno 740",
    opencl: { value: 2, kind: "assumed", source: "no OpenCL number; better than its Vulkan" },
    vulkan: { value: 3.14, kind: "fitted", source: "Tencent/ncnn benchmark/README.md, SM8550: 17-18 ms by Vulkan, 2.9 ms fp16 on four threads" },
    loadMs: { value: 350, kind: "assumed", source: "first run with kernel compilation; no number published for this phone" },
    sigma: { value: 0.15, kind: "assumed", source: "MNN's Vulkan tables: avg / min 1.05-1.60 on phones" }
  },
  decode: {
    openMs: { value: 80, kind: "assumed", source: "first frame 40-200 ms dearer than the next (jianshu dfddb85302bd and others); by class of phone" },
    seekMs: { value: 0.9, kind: "assumed", source: "demuxer only, file in the page cache; no published number" },
    avc720pFps: { value: 760, kind: "assumed", source: "no rate published; Tensor G1 (google_gs101: 545 and 409) scaled by the specified 8K decoding" },
    avc1080pFps: { value: 560, kind: "assumed", source: "no rate published; Tensor G1 (google_gs101: 545 and 409) scaled by the specified 8K decoding" },
    hevc1080pFps: { value: 780, kind: "assumed", source: "no rate published; Tensor G1 (google_gs101: 545 and 409) scaled by the specified 8K decoding" },
    instances: { value: 12, kind: "assumed", source: "by Android's media performance classes: 2 to 6 decoders of 720p30" },
    exactSeek: { value: true, kind: "assumed", source: "phones of its class give the exact frame" },
    overlap: { value: 1.5, kind: "assumed", source: "range 1.0-1.8 from one decoder and one scorer side by side; no published number" }
  },
  costs: {
    convert720pMs: { value: 1.6, kind: "assumed", source: "YUV to RGB and resize, 1-6 ms; no published number" },
    selectMs: { value: 0.05, kind: "assumed", source: "an argmax over at most 256 numbers" },
    modelLoadMs: { value: 35, kind: "assumed", source: "session creation plus reading about 6 MB; 2.5-40 ms for creation alone on x86" }
  },
  noise: {
    sigma: { value: 0.05, kind: "fitted", source: "MNN and ncnn tables: avg / min 1.01-1.20 on CPUs, wider on old ones" },
    outlierRate: { value: 4e-3, kind: "assumed", source: "range 0.1-1 % fitted to MLPerf Mobile percentiles of other phones" },
    outlierMaxFactor: { value: 4, kind: "assumed", source: "MLPerf Mobile max / p50 of 2-15 on other phones" },
    launchSigma: { value: 0.04, kind: "assumed", source: "run-level frequency offset of about 10 % in published reruns" },
    coldFrames: { value: 4, kind: "assumed", source: "first 3-10 iterations run un-warmed" },
    coldFactor: { value: 1.6, kind: "assumed", source: "un-warmed iterations cost 1.5-3 times" }
  },
  heat: {
    ambientC: { value: 25, kind: "assumed", source: "a room" },
    dieTauS: { value: 8, kind: "assumed", source: "CPU cores 6-9 s claimed for one flagship" },
    skinTauS: { value: 600, kind: "assumed", source: "chassis 540 s claimed for one flagship; plastic phones less, big ones more" },
    dieCPerW: { value: 6, kind: "assumed", source: "no published number" },
    skinCPerW: { value: 4.6, kind: "assumed", source: "range 4-6 K/W; no published number" },
    idleW: { value: 0.9, kind: "assumed", source: "screen on, nothing running; no published number" },
    busyW: { value: 4.2, kind: "assumed", source: "four busy threads: 1.5-2.5 W on low and mid phones, 4-7 W on flagships; no published number" },
    statusFromC: { value: [39, 43, 45, 46.5, 52, 55], kind: "assumed", source: "LineageOS/android_device_google_raviole thermal_info_config, Pixel 6 skin, stands in for this phone" },
    hysteresisC: { value: 1.9, kind: "assumed", source: "1.9 K in the Pixels' thermal_info_config" },
    speedByStatus: { value: [1, 0.97, 0.85, 0.65, 0.5, 0.3, 0.3], kind: "assumed", source: "half speed claimed near 42 C battery for one flagship; steps between are a guess" }
  },
  memory: {
    availableKb: { value: 3900702, kind: "assumed", source: "share of memory left for apps after boot; no published number" },
    appPssKb: { value: 48e3, kind: "assumed", source: "no public number for this app; sized like a small video app" },
    enginePssKb: { value: 14e3, kind: "assumed", source: "MobileNetV3-Small 8.1 MB by MNN on x86 plus the file" },
    decoderPssKb: { value: 32e3, kind: "assumed", source: "8-16 NV12 buffers are 25-50 MB at 1080p; part of it charged elsewhere" }
  },
  lowMemoryKiller: {
    killBelowKb: { value: 234042, kind: "assumed", source: "3 % of the memory; no published number" },
    psiPartialStallMs: { value: 70, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    swapFreeLowPercent: { value: 20, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" },
    thrashingLimitPercent: { value: 100, kind: "assumed", source: "lmkd's default, LineageOS/android_system_memory_lmkd README; makers change it" }
  }
};

// ../phone-model/src/built-in-profiles.ts
var BuiltInProfileError = class extends Error {
  name = "BuiltInProfileError";
};
var PHONE_PROFILES = [
  galaxy_s9_plus_default,
  huawei_mate_20_default,
  huawei_mate_30_default,
  huawei_p10_default,
  huawei_p20_default,
  huawei_p30_pro_default,
  huawei_p8_lite_2017_default,
  huawei_p9_default,
  mi_10_default,
  mi_11_default,
  mi_5s_plus_default,
  mi_6_default,
  mi_8_default,
  mi_9_default,
  mi_max_3_default,
  nexus_6p_default,
  oneplus_13_default,
  oneplus_3t_default,
  oneplus_7t_default,
  oppo_k3_default,
  oppo_reno8_pro_default,
  pixel_1_default,
  pixel_2_xl_default,
  pixel_3_default,
  pixel_4a_5g_default,
  poco_x3_nfc_default,
  qcm2290_entry_default,
  redmi_2_default,
  redmi_6_pro_default,
  redmi_note_12r_default,
  redmi_note_14_pro_plus_default,
  redmi_note_7_default,
  redmi_note_7_pro_default,
  vivo_x100_default,
  xiaomi_13_default
].map(checked);
function checked(data) {
  const result = checkPhoneProfile(data);
  if (result.ok) return result.profile;
  const problems = result.problems.map(({ path: path2, what }) => `${path2}: ${what}`).join("; ");
  throw new BuiltInProfileError(`built-in profile ${data.name}: ${problems}`);
}

// ../policy/src/planner/reservation-value.ts
var density = (u) => Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
function distribution(u) {
  const t = 1 / (1 + 0.2316419 * Math.abs(u));
  const polynomial = 0.31938153 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429)));
  const tail = density(u) * t * polynomial;
  return u >= 0 ? 1 - tail : tail;
}
var expectedExcess = (u) => density(u) - u * (1 - distribution(u));
var REACH = 6;
var EXCESS_CELLS = 1200;
var EXCESS = Float64Array.from(
  { length: EXCESS_CELLS + 1 },
  (_, i) => expectedExcess(-REACH + 2 * REACH * i / EXCESS_CELLS)
);
var CELLS = 4096;
var LEAST_COST = 1e-9;
var LOG_LEAST = Math.log(LEAST_COST);
var CELLS_PER_LOG = CELLS / (Math.log(REACH) - LOG_LEAST);
var RESERVATION = Float64Array.from(
  { length: CELLS + 1 },
  (_, i) => inverseExcess(Math.exp(LOG_LEAST + i / CELLS_PER_LOG))
);
function inverseExcess(cost) {
  let low = -REACH - 1;
  let high = REACH + 1;
  for (let halving = 0; halving < 50; halving += 1) {
    const middle = (low + high) / 2;
    if (expectedExcess(middle) > cost) low = middle;
    else high = middle;
  }
  return low;
}

// ../policy/src/planner/planner-policy.ts
var PLANNER_MODES = ["scan", "index", "hybrid", "coarse-to-fine", "key-frames"];

// ../policy/src/replay/replay-policy.ts
var STOPPED = Number.POSITIVE_INFINITY;

// ../policy/src/tuner/policy-space.ts
var ALL_FRAMES = 4096;
var FULL_SPACE = {
  modes: ["hybrid", "index", "scan", "coarse-to-fine", "key-frames"],
  budgetShares: [0.86, 0.9, 0.94],
  coarseShares: [0.5, 0.8],
  lambdaSds: [5e-5, 1e-3],
  priorScales: [
    { sd: 2, tau: 0.5 },
    { sd: 4, tau: 0.25 }
  ],
  guardSds: [2.3],
  maxFrames: [ALL_FRAMES]
};
var FRUGAL_SPACE = {
  ...FULL_SPACE,
  modes: ["hybrid", "index", "scan", "key-frames"],
  budgetShares: [0.9],
  coarseShares: [0.2, 0.5],
  lambdaSds: [1e-3, 0.01, 0.1],
  priorScales: [{ sd: 2, tau: 0.5 }],
  maxFrames: [2, 3, 4, 8, 16, 32, 64, ALL_FRAMES]
};

// ../contracts/src/policy/envelope.ts
var POLICY_TYPE = "application/vnd.framefarm.policy+json";
var MANIFEST_TYPE = "application/vnd.framefarm.manifest+json";
var ROOT_TYPE = "application/vnd.framefarm.root+json";
var MAX_SIGNED_BYTES = 65536;
var SIGNATURE_ALGORITHMS = ["ES256", "Ed25519"];
var Envelope = strictObject({
  payloadType: oneOf([POLICY_TYPE, MANIFEST_TYPE, ROOT_TYPE]),
  payload: build_default.String({ pattern: "^[A-Za-z0-9_-]+$", maxLength: 9e4, description: "base64url" }),
  signatures: build_default.Array(
    strictObject({
      keyid: Name,
      alg: oneOf(SIGNATURE_ALGORITHMS),
      sig: build_default.String({ pattern: "^[A-Za-z0-9_-]+$", maxLength: 200 })
    }),
    { minItems: 1, maxItems: 8 }
  )
});
var SignedVersion = build_default.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER });
var SignedInstant = build_default.String({
  format: "date-time",
  pattern: "^2\\d{3}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:[0-5]\\d(\\.\\d{1,3})?Z$",
  description: "RFC 3339 time in UTC, no leap second"
});

// ../contracts/src/policy/policy-payload.ts
var number2 = (minimum, maximum) => build_default.Number({ minimum, maximum });
var whole2 = (minimum, maximum) => build_default.Integer({ minimum, maximum });
var stepMs = number2(0, 6e4);
var workMs = build_default.Number({ exclusiveMinimum: 0, maximum: 6e4 });
var Certificate = strictObject(
  {
    budgetMs: workMs,
    runs: whole2(1, 1e9),
    over: whole2(0, 1e9),
    eValue: number2(0, 1e300),
    certified: build_default.Boolean(),
    deviceModels: build_default.Array(Name, { minItems: 1, maxItems: 200 })
  },
  "evidence that at most 5 % of the runs on these device models pass the budget"
);
var common = {
  schema: build_default.Literal(1),
  policyVersion: SignedVersion,
  app: Name,
  channel: oneOf(CHANNELS),
  platform: oneOf(PLATFORMS),
  tier: oneOf(TIERS),
  modelSha256: Sha256,
  backend: oneOf(BACKENDS),
  threads: whole2(1, 16),
  precision: oneOf(PRECISIONS),
  provisional: build_default.Boolean(),
  provenance: strictObject({
    bodies: build_default.Array(oneOf(BODIES), {
      minItems: 1,
      uniqueItems: true,
      description: "of the phones that the costs come from"
    }),
    costRuns: build_default.Array(RunId, { minItems: 1, maxItems: 1e3 }),
    traceRuns: build_default.Array(RunId, { minItems: 1, maxItems: 1e3 }),
    launches: whole2(1, 1e9),
    boundMs: number2(0, 1e9),
    traceSetSha256: build_default.Optional(Sha256),
    calibrations: build_default.Optional(build_default.Array(Sha256, { minItems: 1, maxItems: 200 })),
    certificate: build_default.Optional(Certificate)
  })
};
var FixedPolicy = strictObject({
  ...common,
  mode: build_default.Literal("fixed"),
  frames: whole2(1, 256),
  deadlineMs: build_default.Number({ exclusiveMinimum: 0, maximum: 6e4 }),
  budgetMs: build_default.Number({ exclusiveMinimum: 0, maximum: 6e4 })
});
var plannerSettings = {
  mode: oneOf(PLANNER_MODES),
  budgetMs: number2(1, 6e4),
  budgetShare: number2(0.1, 1),
  decoders: whole2(1, 8),
  decodersPreviewActive: whole2(1, 8),
  prior: strictObject({
    mean: number2(-1e6, 1e6),
    sd: number2(1e-9, 1e6),
    tauMs: number2(1, 1e6),
    kappa: number2(0, 1e6),
    openingMs: number2(0, 6e4),
    openingDropSds: number2(0, 10)
  }),
  costs: strictObject({
    openMs: stepMs,
    decoderInitMs: stepMs,
    seekMs: stepMs,
    decodeMs: workMs,
    convertMs: stepMs,
    inferMs: workMs,
    contention: number2(0, 10)
  }),
  paceSd: number2(0.01, 3),
  stepSd: number2(0.01, 3),
  guardSds: number2(0, 6),
  lambda: number2(0, 1),
  strideFrames: whole2(1, 600),
  minFrames: whole2(1, 4096),
  maxFrames: whole2(1, 4096),
  coarseShare: number2(0.01, 1),
  minScanFps: number2(0, 240),
  thermalSteps: build_default.Array(
    strictObject({
      status: whole2(0, 6),
      budgetShare: number2(0.05, 1),
      decoders: whole2(1, 8),
      floor: build_default.Boolean()
    }),
    { maxItems: 8 }
  ),
  lowPowerStatus: whole2(0, 6),
  floorShare: number2(0, 1)
};
var PlannerSettings = strictObject(plannerSettings);
var PlannedPolicy = strictObject({ ...common, ...plannerSettings });
var PolicyPayload = build_default.Union([FixedPolicy, PlannedPolicy]);

// ../contracts/src/harness/plan.ts
var PixelNumber = build_default.Number({ minimum: -1e9, maximum: 1e9 });
var Preprocessing = strictObject({
  width: build_default.Integer({ minimum: 8, maximum: 1024 }),
  height: build_default.Integer({ minimum: 8, maximum: 1024 }),
  channels: oneOf(["rgb", "bgr"]),
  resize: oneOf(["bilinear"], "whole frame to width x height, aspect ratio not kept"),
  mean: build_default.Array(PixelNumber, { minItems: 3, maxItems: 3, description: "subtracted, in 0..255 units" }),
  scale: build_default.Array(PixelNumber, {
    minItems: 3,
    maxItems: 3,
    description: "multiplied after the mean is subtracted"
  })
});
var FramePlan = build_default.Union([
  strictObject({
    kind: build_default.Literal("fixed"),
    frames: build_default.Integer({ minimum: 1, maximum: 256 }),
    deadlineMs: build_default.Union([build_default.Number({ exclusiveMinimum: 0, maximum: 6e4 }), build_default.Null()])
  }),
  strictObject({ kind: build_default.Literal("dense") }),
  strictObject({
    kind: build_default.Literal("planned"),
    policy: PlannerSettings,
    conditions: strictObject({
      thermalStatus: build_default.Integer({ minimum: 0, maximum: 6 }),
      lowPower: build_default.Boolean(),
      previewActive: build_default.Boolean()
    })
  })
]);
var PlanClip = strictObject({ name: Name, sha256: Sha256 });
var HarnessPlan = strictObject(
  {
    schema: build_default.Literal(1),
    farm: Name,
    run: RunId,
    attempt: AttemptId,
    fence: build_default.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
    launch: build_default.Integer({ minimum: 0, maximum: 9999 }),
    engine: oneOf(ENGINES),
    backend: oneOf(BACKENDS),
    threads: build_default.Integer({ minimum: 1, maximum: 16 }),
    model: strictObject({
      name: Name,
      sha256: Sha256,
      precision: oneOf(PRECISIONS),
      preprocessing: Preprocessing
    }),
    clips: build_default.Array(PlanClip, { minItems: 1, maxItems: 32 }),
    framePlan: FramePlan,
    warmupIterations: build_default.Integer({ minimum: 0, maximum: 100 }),
    iterations: build_default.Integer({ minimum: 1, maximum: 1e3 }),
    saveFrames: oneOf(
      ["none", "looked-at"],
      "looked-at: thumbnails (PNG) of each frame of the last iteration, the cover in full size"
    ),
    launchTimeoutMs: Millis
  },
  "one launch of the harness"
);

// ../contracts/src/harness/planner-question.ts
var Frame = build_default.Integer({ minimum: 0, maximum: 1e7 });
var PlannerQuestion = build_default.Union([
  strictObject({
    opened: strictObject({
      frames: build_default.Integer({ minimum: 1, maximum: 1e7 }),
      fps: build_default.Number({ exclusiveMinimum: 0, maximum: 1e5 }),
      keyFrames: build_default.Array(Frame, { minItems: 1 }),
      bFrames: build_default.Array(build_default.Boolean())
    }),
    atMs: Millis
  }),
  strictObject({ next: build_default.Integer({ minimum: 0, maximum: 63 }), atMs: Millis }),
  strictObject({ scored: Frame, score: build_default.Number({ minimum: -1e6, maximum: 1e6 }), atMs: Millis }),
  strictObject({ chosen: build_default.Literal(true) })
]);

// ../contracts/src/harness/report.ts
var stamp = {
  run: RunId,
  attempt: AttemptId,
  fence: build_default.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }),
  launch: build_default.Integer({ minimum: 0, maximum: 9999 }),
  seq: Count,
  atMs: Millis
};
var pick = { clip: Sha256, iteration: build_default.Integer({ minimum: 0, maximum: 1100 }), warmup: build_default.Boolean() };
var LaunchRecord = strictObject({
  ...stamp,
  type: build_default.Literal("launch"),
  harness: strictObject({ name: Name, version: Name }),
  platform: oneOf(PLATFORMS),
  body: oneOf(BODIES),
  timing: oneOf(TIMINGS),
  bootId: Name,
  planSha256: Sha256,
  modelSha256: Sha256,
  wallClock: Instant
});
var EngineRecord = strictObject({
  ...stamp,
  type: build_default.Literal("engine"),
  name: oneOf(["mnn", "modelled"]),
  version: Name,
  backend: oneOf([...BACKENDS, "modelled"]),
  threads: build_default.Integer({ minimum: 1, maximum: 64 }),
  precision: oneOf(PRECISIONS),
  loadMs: Millis
});
var FrameRecord = strictObject({
  ...stamp,
  ...pick,
  type: build_default.Literal("frame"),
  order: build_default.Integer({ minimum: 0, description: "place in the pick, from 0" }),
  targetMs: Millis,
  ptsMs: build_default.Number({ minimum: 0, maximum: 1e9, description: "presentation time of the frame really decoded" }),
  key: build_default.Boolean(),
  startMs: Millis,
  seekMs: Millis,
  decodeMs: Millis,
  convertMs: Millis,
  inferMs: Millis,
  score: nullable(build_default.Number({ minimum: -1e6, maximum: 1e6 })),
  thumbnail: build_default.Optional(
    build_default.String({ maxLength: 2e5, pattern: "^[A-Za-z0-9+/]+=*$", description: "PNG, base64" })
  )
});
var ChoiceRecord = strictObject({
  ...stamp,
  ...pick,
  type: build_default.Literal("choice"),
  startMs: Millis,
  openMs: Millis,
  selectMs: Millis,
  latencyMs: Millis,
  frames: build_default.Integer({ minimum: 0, description: "0: the time was over before the first look" }),
  stoppedBy: oneOf(["plan", "deadline"]),
  ptsMs: Millis,
  score: nullable(build_default.Number({ minimum: -1e6, maximum: 1e6 })),
  durationMs: build_default.Number({ exclusiveMinimum: 0, maximum: 1e9, description: "length of the clip" }),
  cover: build_default.Optional(
    build_default.String({ maxLength: 8e6, pattern: "^[A-Za-z0-9+/]+=*$", description: "PNG, base64" })
  )
});
var MemoryRecord = strictObject({
  ...stamp,
  type: build_default.Literal("memory"),
  phase: oneOf(["start", "loaded", "end"]),
  pssKb: build_default.Integer({ minimum: 1, maximum: 2 ** 40 }),
  peakRssKb: nullable(build_default.Integer({ minimum: 1, maximum: 2 ** 40 }))
});
var HeatRecord = strictObject({
  ...stamp,
  type: build_default.Literal("heat"),
  status: nullable(build_default.Integer({ minimum: 0, maximum: 6, description: "Android thermal status" })),
  celsius: nullable(build_default.Number({ minimum: -40, maximum: 150 }))
});
var ERROR_CODES = [
  "plan.unsupported",
  "plan.stale-fence",
  "model.corrupt",
  "model.digest-mismatch",
  "clip.corrupt",
  "clip.digest-mismatch",
  "engine.unavailable",
  "harness.internal"
];
var ErrorRecord = strictObject({
  ...stamp,
  type: build_default.Literal("error"),
  code: oneOf(ERROR_CODES),
  message: text(1, 2e3)
});
var EndRecord = strictObject({
  ...stamp,
  type: build_default.Literal("end"),
  ok: build_default.Boolean(),
  records: build_default.Integer({ minimum: 1, description: "records before this one" })
});
var ReportRecord = build_default.Union([
  LaunchRecord,
  EngineRecord,
  FrameRecord,
  ChoiceRecord,
  MemoryRecord,
  HeatRecord,
  ErrorRecord,
  EndRecord
]);

// ../contracts/src/http/models.ts
var Version = build_default.String({ pattern: "^\\d{1,6}(\\.\\d{1,6}){0,3}$", description: "numbers with dots" });
var Operators = build_default.Array(Name, { maxItems: 500, uniqueItems: true });
var ModelLineage = strictObject({
  source: strictObject({ format: oneOf(SOURCE_FORMATS), sha256: Sha256, bytes: Count }),
  madeFrom: build_default.Unsafe({ ...Sha256, description: "the file that the last tool read" }),
  tools: build_default.Array(strictObject({ name: Name, version: Name }), { minItems: 1, maxItems: 20 }),
  options: build_default.Array(Name, { maxItems: 50, description: "of the last tool, exactly as given" }),
  calibrationSha256: nullable(Sha256)
});
var VariantRequirements = strictObject({
  engine: strictObject({ name: Name, minVersion: Version }),
  operators: Operators,
  instructionSets: build_default.Array(oneOf(INSTRUCTION_SETS), { uniqueItems: true })
});
var ScoreError = strictObject({
  frames: Count,
  maxRelative: build_default.Number({ minimum: 0, description: "largest difference by the largest reference score" }),
  rankCorrelation: nullable(build_default.Number({ minimum: -1, maximum: 1, description: "Spearman's; null when undefined" })),
  worstRegret: build_default.Number({ minimum: 0, description: "of its picks, as a share of the range of the reference" })
});
var VariantMeasurements = strictObject({
  host: Name,
  precision: oneOf(PRECISIONS, "what the engine of that machine really computed in"),
  downloadBytes: build_default.Integer({ minimum: 0, maximum: 2 ** 31 - 1, description: "packed with gzip -9" }),
  coldStartMs: build_default.Number({ ...Millis, description: "from the start of a process to its first score, median" }),
  firstLatencyMs: build_default.Number({ ...Millis, description: "of the first inference of a process, median" }),
  warmLatencyMs: build_default.Number({ ...Millis, description: "of the later ones, median" }),
  processes: Count,
  scoreError: ScoreError
});
var CreateModelVariant = strictObject({
  precision: oneOf(PRECISIONS),
  sha256: Sha256,
  variant: build_default.Optional(oneOf(VARIANTS, "that of the precision if left out")),
  lineage: build_default.Optional(ModelLineage),
  requires: build_default.Optional(VariantRequirements),
  measured: build_default.Optional(VariantMeasurements)
});
var CreateModelBody = strictObject({
  name: Name,
  version: Name,
  preprocessing: Preprocessing,
  variants: build_default.Array(CreateModelVariant, { minItems: 1, maxItems: VARIANTS.length }),
  channel: build_default.Optional(oneOf(CHANNELS, "refused when a variant is over the budget of this channel"))
});
var ModelVariant = strictObject({
  id: build_default.Unsafe({ ...idOf("var"), description: "of its bytes and its preprocessing: the same again has it" }),
  variant: oneOf(VARIANTS),
  precision: oneOf(PRECISIONS),
  sha256: Sha256,
  bytes: Count,
  lineage: nullable(ModelLineage),
  requires: nullable(VariantRequirements),
  measured: nullable(VariantMeasurements)
});
var Model = strictObject({
  id: ModelId,
  name: Name,
  version: Name,
  preprocessing: Preprocessing,
  variants: build_default.Array(ModelVariant),
  createdAt: Instant
});
var Models = strictObject({ models: build_default.Array(Model) });
var limit = (description) => build_default.Optional(build_default.Number({ exclusiveMinimum: 0, maximum: 1e9, description }));
var ModelBudget = strictObject({
  maxBytes: limit("of a variant on the phone"),
  maxDownloadBytes: limit("of a variant, packed"),
  maxColdStartMs: limit("on the machine that converted")
});
var ModelFamily = strictObject({
  name: Name,
  versions: Count,
  budgets: build_default.Array(strictObject({ channel: oneOf(CHANNELS), ...ModelBudget.properties }))
});
var ModelFamilies = strictObject({ families: build_default.Array(ModelFamily) });
var TestSetEntry = strictObject({ kind: oneOf(["clip", "frame"]), name: Name, sha256: Sha256 });
var CreateTestSetBody = strictObject({
  name: Name,
  entries: build_default.Array(TestSetEntry, { minItems: 1, maxItems: 5e3 })
});
var TestSet = strictObject({
  id: idOf("tst"),
  version: build_default.Integer({ minimum: 1 }),
  sha256: Sha256,
  ...CreateTestSetBody.properties,
  createdAt: Instant
});
var TestSets = strictObject({ testSets: build_default.Array(TestSet) });
var EngineDescription = strictObject({
  name: Name,
  version: Version,
  operators: build_default.Optional(build_default.Array(Name, { maxItems: 500, uniqueItems: true, description: "all if left out" }))
});
var CreateHarnessBuildBody = strictObject({
  platform: oneOf(PLATFORMS),
  version: Name,
  sha256: Sha256,
  engine: build_default.Optional(EngineDescription)
});
var HarnessBuild = strictObject({ id: idOf("hbd"), ...CreateHarnessBuildBody.properties, createdAt: Instant });

// ../contracts/src/http/resources.ts
var SCOPES = [
  "admin:tokens",
  "runners:enrol",
  "runner",
  "devices:read",
  "devices:write",
  "models:read",
  "models:write",
  "runs:read",
  "runs:write",
  "artifacts:read",
  "artifacts:write",
  "policies:read",
  "policies:write",
  "policies:publish",
  "metrics:read"
];
var ErrorBody = strictObject({
  error: strictObject({
    code: build_default.String(),
    message: build_default.String(),
    details: build_default.Optional(build_default.Unknown()),
    requestId: build_default.String()
  })
});
var CreateTokenBody = strictObject({
  name: Name,
  scopes: build_default.Array(oneOf(SCOPES.filter((s) => s !== "runner")), { minItems: 1, uniqueItems: true }),
  expiresInDays: build_default.Optional(build_default.Integer({ minimum: 1, maximum: 365 }))
});
var CreatedToken = strictObject({ id: TokenId, token: build_default.String(), expiresAt: Instant });
var EnrolmentCode = strictObject({ code: build_default.String(), expiresAt: Instant });
var EnrolRunnerBody = strictObject({ code: build_default.String({ minLength: 1, maxLength: 100 }), name: Name });
var EnrolledRunner = strictObject({ id: RunnerId, token: build_default.String() });
var DeviceFacts = strictObject({
  serial: build_default.String({ minLength: 1, maxLength: 120, pattern: "^[A-Za-z0-9._:-]+$" }),
  platform: oneOf(PLATFORMS),
  body: oneOf(BODIES),
  tier: oneOf(TIERS),
  tierSource: oneOf(["declared", "prior"]),
  model: Name,
  osVersion: Name,
  abi: Name,
  ramMb: nullable(build_default.Integer({ minimum: 1 })),
  profile: nullable(Name),
  brand: build_default.Optional(Name),
  soc: build_default.Optional(Name),
  cores: build_default.Optional(build_default.Integer({ minimum: 1, maximum: 256 })),
  sdk: build_default.Optional(build_default.Integer({ minimum: 1, maximum: 1e3 })),
  fingerprint: build_default.Optional(Name)
});
var PutRunnerDevicesBody = strictObject({ devices: build_default.Array(DeviceFacts, { maxItems: 500 }) });
var Label = build_default.String({
  pattern: "^[a-z0-9][a-z0-9._-]{0,39}$",
  description: "small letters, digits, dots, dashes"
});
var Hold = strictObject(
  { by: Name, reason: nullable(Name), until: Instant },
  "a person has the device in hand"
);
var Device = strictObject({
  id: DeviceId,
  runnerId: RunnerId,
  ...DeviceFacts.properties,
  labels: build_default.Array(Label),
  hold: nullable(Hold),
  quarantineReason: nullable(build_default.String({ description: "why it takes no runs but health checks" })),
  state: oneOf(DEVICE_STATES),
  fence: Count,
  currentRunId: nullable(RunId),
  lastSeenAt: Instant
});
var Devices = strictObject({ devices: build_default.Array(Device) });
var SetLabelsBody = strictObject({ labels: build_default.Array(Label, { maxItems: 50, uniqueItems: true }) });
var HoldBody = strictObject({
  by: Name,
  reason: build_default.Optional(Name),
  minutes: build_default.Optional(build_default.Integer({ minimum: 1, maximum: HOLD_MINUTES.most, default: HOLD_MINUTES.usual }))
});
var DeviceHistory = strictObject({
  history: build_default.Array(strictObject({ at: Instant, facts: DeviceFacts }))
});
var conditionValue = build_default.Union([build_default.String({ maxLength: 120 }), build_default.Number()]);
var attribute = oneOf(ATTRIBUTES);
var DeviceCondition = build_default.Union([
  strictObject({ attribute, operator: oneOf(ORDER_OPERATORS), value: conditionValue }),
  strictObject({
    attribute,
    operator: build_default.Literal("in"),
    value: build_default.Array(conditionValue, { minItems: 1, maxItems: 100 })
  }),
  strictObject({ attribute, operator: build_default.Literal("like"), value: build_default.String({ minLength: 1, maxLength: 120 }) })
]);
var DeviceSelector = strictObject(
  {
    ids: build_default.Optional(build_default.Array(DeviceId, { minItems: 1 })),
    tiers: build_default.Optional(build_default.Array(oneOf(TIERS), { minItems: 1 })),
    platforms: build_default.Optional(build_default.Array(oneOf(PLATFORMS), { minItems: 1 })),
    bodies: build_default.Optional(build_default.Array(oneOf(BODIES), { minItems: 1 })),
    models: build_default.Optional(build_default.Array(Name, { minItems: 1, maxItems: 100 })),
    labels: build_default.Optional(
      build_default.Array(Label, { minItems: 1, maxItems: 50, description: "the device carries all of them" })
    ),
    where: build_default.Optional(build_default.Array(DeviceCondition, { minItems: 1, maxItems: 20 }))
  },
  "all given conditions hold"
);
var RunConfiguration = strictObject({
  engine: oneOf(ENGINES),
  backend: oneOf(BACKENDS),
  precision: oneOf(PRECISIONS),
  variant: build_default.Optional(oneOf(VARIANTS, "the model's variant; that of the precision if left out")),
  threads: build_default.Integer({ minimum: 1, maximum: 16 }),
  framePlan: FramePlan
});
var CreateBenchmarkBody = strictObject({
  name: Name,
  modelIds: build_default.Array(ModelId, { minItems: 1, maxItems: 50, uniqueItems: true }),
  clips: build_default.Array(PlanClip, { minItems: 1, maxItems: 32 }),
  targets: build_default.Array(DeviceSelector, { minItems: 1, maxItems: 100 }),
  configurations: build_default.Array(RunConfiguration, { minItems: 1, maxItems: 50 }),
  launches: build_default.Integer({ minimum: 1, maximum: 1e3 }),
  warmupIterations: build_default.Integer({ minimum: 0, maximum: 100 }),
  iterations: build_default.Integer({ minimum: 1, maximum: 1e3 }),
  saveFrames: oneOf(["none", "looked-at"], "of the last launch"),
  queueTimeoutMs: build_default.Optional(Millis),
  runTimeoutMs: build_default.Optional(Millis),
  spread: build_default.Optional(oneOf(["any", "each"])),
  priority: build_default.Optional(
    build_default.Integer({
      minimum: PRIORITY.lowest,
      maximum: PRIORITY.highest,
      description: "higher goes first; 0 if left out"
    })
  ),
  purpose: build_default.Optional(oneOf(["measure", "health"], "a valid health run lets its device out of quarantine")),
  maxRuns: build_default.Optional(
    build_default.Integer({ minimum: 1, maximum: 5e3, description: "refused when it would make more runs; 500 if left out" })
  )
});
var percentile = nullable(Millis);
var StageSummary = strictObject({
  n: Count,
  p50Ms: percentile,
  p95Ms: percentile,
  ci95: nullable(
    build_default.Array(Millis, {
      minItems: 2,
      maxItems: 2,
      description: "of the p50, by order statistics; null below 6 launches"
    })
  )
});
var StageSummaries = strictObject({
  open: StageSummary,
  seek: StageSummary,
  decode: StageSummary,
  convert: StageSummary,
  infer: StageSummary,
  select: StageSummary,
  total: StageSummary
});
var Run = strictObject({
  id: RunId,
  benchmarkId: BenchmarkId,
  modelId: ModelId,
  priority: build_default.Integer(),
  configuration: RunConfiguration,
  lifeCycle: oneOf(LIFE_CYCLES),
  outcome: nullable(oneOf(OUTCOMES)),
  validity: nullable(oneOf(VALIDITIES)),
  reasons: build_default.Array(build_default.String()),
  fault: nullable(oneOf(FAULTS)),
  waitReason: nullable(build_default.String({ description: "why a queued run still waits" })),
  waitEstimateMs: nullable(Millis),
  cancelRequested: build_default.Boolean(),
  attempts: Count,
  deviceId: nullable(DeviceId),
  serial: nullable(build_default.String()),
  model: nullable(build_default.String()),
  platform: nullable(oneOf(PLATFORMS)),
  body: nullable(oneOf(BODIES)),
  timing: nullable(oneOf(TIMINGS)),
  tier: nullable(oneOf(TIERS)),
  stages: nullable(StageSummaries),
  pssKb: nullable(Count),
  backend: nullable(build_default.String()),
  threads: nullable(Count),
  engine: nullable(build_default.String()),
  score: nullable(build_default.Number()),
  launches: Count,
  progress: strictObject({ done: Count, of: Count }),
  createdAt: Instant,
  endedAt: nullable(Instant)
});
var Runs = strictObject({ runs: build_default.Array(Run) });
var Benchmark = strictObject({
  id: BenchmarkId,
  ...CreateBenchmarkBody.properties,
  createdAt: Instant,
  runs: build_default.Array(Run)
});
var BenchmarkPreview = strictObject({
  count: Count,
  maxRuns: Count,
  fits: build_default.Boolean(),
  runs: build_default.Array(
    strictObject({
      modelId: ModelId,
      configuration: RunConfiguration,
      selector: DeviceSelector,
      devices: build_default.Array(build_default.String(), { description: "serials of the devices that may take it" }),
      waitReason: build_default.String(),
      estimateMs: nullable(Millis)
    }),
    { description: "the first 200" }
  )
});
var Benchmarks = strictObject({ benchmarks: build_default.Array(Benchmark) });
var RunEvent = strictObject({
  at: Instant,
  event: build_default.String(),
  attemptId: nullable(AttemptId),
  details: build_default.Unknown()
});
var RunEvents = strictObject({ events: build_default.Array(RunEvent) });
var RunReport = strictObject({ attemptId: nullable(AttemptId), records: build_default.Array(ReportRecord) });
var Offer = strictObject(
  {
    attemptId: AttemptId,
    runId: RunId,
    deviceId: DeviceId,
    serial: build_default.String(),
    fence: Count,
    leaseMs: Millis,
    plan: HarnessPlan,
    launches: Count,
    harnessBuild: strictObject({ version: Name, sha256: Sha256 })
  },
  "`plan` is that of launch 0 with saveFrames of the last launch; the runner sets `launch` (and saveFrames none before the last)"
);
var AcceptBody = strictObject({ claimId: text(8, 100), fence: Count });
var HeartbeatBody = strictObject({
  fence: Count,
  lifeCycle: oneOf(["scrubbing", "running", "uploading"]),
  launchesDone: Count
});
var Heartbeat = strictObject({ leaseMs: Millis, cancel: build_default.Boolean() });
var ReportBatchBody = strictObject({
  batchId: text(8, 100),
  fence: Count,
  records: build_default.Array(ReportRecord, { minItems: 1, maxItems: 5e3 })
});
var ReportBatchAnswer = strictObject({ accepted: Count, duplicate: build_default.Boolean() });
var CompleteBody = strictObject({
  fence: Count,
  outcome: oneOf(["succeeded", "failed", "cancelled", "timed-out"]),
  fault: nullable(oneOf(FAULTS)),
  reasons: build_default.Array(text(0, 2e3), { maxItems: 100 }),
  tainted: build_default.Boolean(),
  retryable: build_default.Optional(
    build_default.Boolean({
      description: "a failure that is not the subject's: another try, on another device if there is one, may succeed"
    })
  )
});
var TunePolicyBody = strictObject(
  {
    app: Name,
    channel: oneOf(["stable", "sandbox"]),
    platform: oneOf(PLATFORMS),
    tier: oneOf(TIERS),
    budgetMs: Millis,
    traceRunIds: build_default.Array(RunId, { minItems: 1, description: "runs with frame plan dense and real scores" }),
    costRunIds: build_default.Array(RunId, { minItems: 1, description: "valid runs on the tier" })
  },
  "tunes, stores and signs nothing yet"
);
var Policy = strictObject({
  id: idOf("pol"),
  app: Name,
  channel: oneOf(["stable", "sandbox"]),
  platform: oneOf(PLATFORMS),
  tier: oneOf(TIERS),
  version: Count,
  sha256: Sha256,
  provisional: build_default.Boolean(),
  reasons: build_default.Array(build_default.String()),
  evidenceRuns: build_default.Array(RunId),
  published: build_default.Boolean(),
  payload: build_default.Unknown(),
  candidates: build_default.Unknown(),
  createdAt: Instant
});
var Policies = strictObject({ policies: build_default.Array(Policy) });
var SigningKeys = strictObject({
  keys: build_default.Array(
    strictObject({
      keyid: build_default.String(),
      alg: oneOf(["ES256", "Ed25519"]),
      publicKeyPem: build_default.String(),
      role: build_default.Optional(oneOf(["manifest", "policy"], "all that it may sign; without it both"))
    })
  )
});
var KillBody = strictObject({
  kill: oneOf(["none", "floor", "off"]),
  reason: text(1, 1e3)
});
var KilledManifest = strictObject({ kill: oneOf(["none", "floor", "off"]), manifestVersion: Count });
var InstalledRoot = strictObject({ app: Name, rootVersion: Count });

// ../contracts/src/policy/manifest-payload.ts
var BUCKETS = 1e4;
var Bucket = build_default.Integer({ minimum: 0, maximum: BUCKETS });
var reference = {
  policyVersion: SignedVersion,
  sha256: Sha256,
  length: build_default.Integer({ minimum: 1, maximum: MAX_SIGNED_BYTES })
};
var Rollout = strictObject({
  candidate: strictObject(reference),
  salt: build_default.String({ pattern: "^[0-9A-Za-z_-]{8,64}$" }),
  state: oneOf(["shadow", "live"]),
  candidateFrom: Bucket,
  candidateTo: Bucket,
  controlFrom: Bucket,
  controlTo: Bucket
});
var ManifestEntry = strictObject({ ...reference, rollout: build_default.Optional(Rollout) });
var TierSelector = build_default.Object(
  {
    models: build_default.Optional(build_default.Array(Name, { minItems: 1, maxItems: 200 })),
    socs: build_default.Optional(build_default.Array(Name, { minItems: 1, maxItems: 200 })),
    minRamMb: build_default.Optional(build_default.Integer({ minimum: 1, maximum: 1048576 })),
    maxRamMb: build_default.Optional(build_default.Integer({ minimum: 1, maximum: 1048576 })),
    minPerformanceClass: build_default.Optional(build_default.Integer({ minimum: 1, maximum: 1e3 }))
  },
  { additionalProperties: false, minProperties: 1 }
);
var TierRule = strictObject({
  level: build_default.Integer({ minimum: 0, maximum: 1e3 }),
  tier: oneOf(TIERS),
  selectors: build_default.Array(TierSelector, { minItems: 1, maxItems: 64 })
});
var ManifestPayload = strictObject({
  schema: build_default.Literal(1),
  app: Name,
  channel: oneOf(CHANNELS),
  platform: oneOf(PLATFORMS),
  manifestVersion: SignedVersion,
  issuedAt: SignedInstant,
  notAfter: SignedInstant,
  kill: oneOf(["none", "floor", "off"], "floor: everybody takes the bundled policy; off: nobody picks"),
  rootVersion: build_default.Optional(SignedVersion),
  minHarness: build_default.Optional(build_default.Integer({ minimum: 1, maximum: 1e6 })),
  tierRules: build_default.Optional(build_default.Array(TierRule, { minItems: 1, maxItems: 64 })),
  tiers: build_default.Object(
    Object.fromEntries(TIERS.map((tier) => [tier, build_default.Optional(ManifestEntry)])),
    { additionalProperties: false }
  )
});

// ../contracts/src/policy/pre-auth-encoding.ts
function preAuthEncoding(payloadType, payload) {
  const head = new TextEncoder().encode(
    `DSSEv1 ${new TextEncoder().encode(payloadType).length} ${payloadType} ${payload.length} `
  );
  const all = new Uint8Array(head.length + payload.length);
  all.set(head);
  all.set(payload, head.length);
  return all;
}

// ../contracts/src/policy/root-payload.ts
var KEY_ROLES = ["manifest", "policy"];
var key = {
  keyid: Name,
  alg: oneOf(SIGNATURE_ALGORITHMS),
  publicKeyPem: build_default.String({
    pattern: "^-----BEGIN PUBLIC KEY-----\\n[A-Za-z0-9+/=\\n]+-----END PUBLIC KEY-----\\n$",
    maxLength: 1e3
  })
};
var RootKey = strictObject(key);
var OnlineKey = strictObject({
  ...key,
  role: oneOf(KEY_ROLES),
  notAfter: SignedInstant
});
var RootPayload = strictObject({
  schema: build_default.Literal(1),
  app: Name,
  rootVersion: SignedVersion,
  issuedAt: SignedInstant,
  notAfter: SignedInstant,
  threshold: build_default.Integer({ minimum: 2, maximum: 8 }),
  rootKeys: build_default.Array(RootKey, { minItems: 2, maxItems: 8 }),
  keys: build_default.Array(OnlineKey, { minItems: 1, maxItems: 32 }),
  versionEpoch: build_default.Integer({ minimum: 0, maximum: 1e6 })
});

// src/bucket-of.ts
function bucketOf(salt, installId) {
  const digest = createHash("sha256").update(`${salt}:${installId}`, "utf8").digest();
  return Number(digest.readBigUInt64BE(0) % BigInt(BUCKETS));
}
function armOf(rollout, installId) {
  if (rollout === void 0) return "stable";
  const bucket = bucketOf(rollout.salt, installId);
  if (bucket >= rollout.candidateFrom && bucket < rollout.candidateTo) return "candidate";
  return bucket >= rollout.controlFrom && bucket < rollout.controlTo ? "control" : "stable";
}

// ../../node_modules/typebox/build/schema/types/_refine.mjs
function IsRefine2(value) {
  return guard_exports.HasPropertyKey(value, "~refine") && guard_exports.IsArray(value["~refine"]) && guard_exports.Every(value["~refine"], 0, (value2) => guard_exports.IsObject(value2) && guard_exports.HasPropertyKey(value2, "check") && guard_exports.HasPropertyKey(value2, "error") && guard_exports.IsFunction(value2.check) && guard_exports.IsFunction(value2.error));
}

// ../../node_modules/typebox/build/schema/types/schema.mjs
function IsSchemaObject(value) {
  return guard_exports.IsObject(value) && !guard_exports.IsArray(value);
}
function IsSchemaBoolean(value) {
  return guard_exports.IsBoolean(value);
}
function IsSchema2(value) {
  return IsSchemaObject(value) || IsSchemaBoolean(value);
}

// ../../node_modules/typebox/build/schema/types/additionalItems.mjs
function IsAdditionalItems(schema5) {
  return guard_exports.HasPropertyKey(schema5, "additionalItems") && IsSchema2(schema5.additionalItems);
}

// ../../node_modules/typebox/build/schema/types/additionalProperties.mjs
function IsAdditionalProperties(schema5) {
  return guard_exports.HasPropertyKey(schema5, "additionalProperties") && IsSchema2(schema5.additionalProperties);
}

// ../../node_modules/typebox/build/schema/types/allOf.mjs
function IsAllOf(schema5) {
  return guard_exports.HasPropertyKey(schema5, "allOf") && guard_exports.IsArray(schema5.allOf) && schema5.allOf.every((value) => IsSchema2(value));
}

// ../../node_modules/typebox/build/schema/types/anchor.mjs
function IsAnchor(schema5) {
  return guard_exports.HasPropertyKey(schema5, "$anchor") && guard_exports.IsString(schema5.$anchor);
}

// ../../node_modules/typebox/build/schema/types/anyOf.mjs
function IsAnyOf(schema5) {
  return guard_exports.HasPropertyKey(schema5, "anyOf") && guard_exports.IsArray(schema5.anyOf) && schema5.anyOf.every((value) => IsSchema2(value));
}

// ../../node_modules/typebox/build/schema/types/const.mjs
function IsConst(value) {
  return guard_exports.HasPropertyKey(value, "const");
}

// ../../node_modules/typebox/build/schema/types/contains.mjs
function IsContains(schema5) {
  return guard_exports.HasPropertyKey(schema5, "contains") && IsSchema2(schema5.contains);
}

// ../../node_modules/typebox/build/schema/types/default.mjs
function IsDefault(schema5) {
  return guard_exports.HasPropertyKey(schema5, "default");
}

// ../../node_modules/typebox/build/schema/types/dependencies.mjs
function IsDependencies(schema5) {
  return guard_exports.HasPropertyKey(schema5, "dependencies") && guard_exports.IsObject(schema5.dependencies) && Object.values(schema5.dependencies).every((value) => IsSchema2(value) || guard_exports.IsArray(value) && value.every((value2) => guard_exports.IsString(value2)));
}

// ../../node_modules/typebox/build/schema/types/dependentRequired.mjs
function IsDependentRequired(schema5) {
  return guard_exports.HasPropertyKey(schema5, "dependentRequired") && guard_exports.IsObject(schema5.dependentRequired) && Object.values(schema5.dependentRequired).every((value) => guard_exports.IsArray(value) && value.every((value2) => guard_exports.IsString(value2)));
}

// ../../node_modules/typebox/build/schema/types/dependentSchemas.mjs
function IsDependentSchemas(schema5) {
  return guard_exports.HasPropertyKey(schema5, "dependentSchemas") && guard_exports.IsObject(schema5.dependentSchemas) && Object.values(schema5.dependentSchemas).every((value) => IsSchema2(value));
}

// ../../node_modules/typebox/build/schema/types/dynamicAnchor.mjs
function IsDynamicAnchor(schema5) {
  return guard_exports.HasPropertyKey(schema5, "$dynamicAnchor") && guard_exports.IsString(schema5.$dynamicAnchor);
}

// ../../node_modules/typebox/build/schema/types/dynamicRef.mjs
function IsDynamicRef(schema5) {
  return guard_exports.HasPropertyKey(schema5, "$dynamicRef") && guard_exports.IsString(schema5.$dynamicRef);
}

// ../../node_modules/typebox/build/schema/types/else.mjs
function IsElse(schema5) {
  return guard_exports.HasPropertyKey(schema5, "else") && IsSchema2(schema5.else);
}

// ../../node_modules/typebox/build/schema/types/enum.mjs
function IsEnum2(schema5) {
  return guard_exports.HasPropertyKey(schema5, "enum") && guard_exports.IsArray(schema5.enum);
}

// ../../node_modules/typebox/build/schema/types/exclusiveMaximum.mjs
function IsExclusiveMaximum(schema5) {
  return guard_exports.HasPropertyKey(schema5, "exclusiveMaximum") && (guard_exports.IsNumber(schema5.exclusiveMaximum) || guard_exports.IsBigInt(schema5.exclusiveMaximum));
}

// ../../node_modules/typebox/build/schema/types/exclusiveMinimum.mjs
function IsExclusiveMinimum(schema5) {
  return guard_exports.HasPropertyKey(schema5, "exclusiveMinimum") && (guard_exports.IsNumber(schema5.exclusiveMinimum) || guard_exports.IsBigInt(schema5.exclusiveMinimum));
}

// ../../node_modules/typebox/build/schema/types/format.mjs
function IsFormat(schema5) {
  return guard_exports.HasPropertyKey(schema5, "format") && guard_exports.IsString(schema5.format);
}

// ../../node_modules/typebox/build/schema/types/id.mjs
function IsId(schema5) {
  return guard_exports.HasPropertyKey(schema5, "$id") && guard_exports.IsString(schema5.$id);
}

// ../../node_modules/typebox/build/schema/types/if.mjs
function IsIf(schema5) {
  return guard_exports.HasPropertyKey(schema5, "if") && IsSchema2(schema5.if);
}

// ../../node_modules/typebox/build/schema/types/items.mjs
function IsItems(schema5) {
  return guard_exports.HasPropertyKey(schema5, "items") && (IsSchema2(schema5.items) || guard_exports.IsArray(schema5.items) && schema5.items.every((value) => {
    return IsSchema2(value);
  }));
}
function IsItemsSized(schema5) {
  return IsItems(schema5) && guard_exports.IsArray(schema5.items);
}

// ../../node_modules/typebox/build/schema/types/maximum.mjs
function IsMaximum(schema5) {
  return guard_exports.HasPropertyKey(schema5, "maximum") && (guard_exports.IsNumber(schema5.maximum) || guard_exports.IsBigInt(schema5.maximum));
}

// ../../node_modules/typebox/build/schema/types/maxContains.mjs
function IsMaxContains(schema5) {
  return guard_exports.HasPropertyKey(schema5, "maxContains") && guard_exports.IsNumber(schema5.maxContains);
}

// ../../node_modules/typebox/build/schema/types/maxItems.mjs
function IsMaxItems(schema5) {
  return guard_exports.HasPropertyKey(schema5, "maxItems") && guard_exports.IsNumber(schema5.maxItems);
}

// ../../node_modules/typebox/build/schema/types/maxLength.mjs
function IsMaxLength4(schema5) {
  return guard_exports.HasPropertyKey(schema5, "maxLength") && guard_exports.IsNumber(schema5.maxLength);
}

// ../../node_modules/typebox/build/schema/types/maxProperties.mjs
function IsMaxProperties(schema5) {
  return guard_exports.HasPropertyKey(schema5, "maxProperties") && guard_exports.IsNumber(schema5.maxProperties);
}

// ../../node_modules/typebox/build/schema/types/minimum.mjs
function IsMinimum(schema5) {
  return guard_exports.HasPropertyKey(schema5, "minimum") && (guard_exports.IsNumber(schema5.minimum) || guard_exports.IsBigInt(schema5.minimum));
}

// ../../node_modules/typebox/build/schema/types/minContains.mjs
function IsMinContains(schema5) {
  return guard_exports.HasPropertyKey(schema5, "minContains") && guard_exports.IsNumber(schema5.minContains);
}

// ../../node_modules/typebox/build/schema/types/minItems.mjs
function IsMinItems(schema5) {
  return guard_exports.HasPropertyKey(schema5, "minItems") && guard_exports.IsNumber(schema5.minItems);
}

// ../../node_modules/typebox/build/schema/types/minLength.mjs
function IsMinLength4(schema5) {
  return guard_exports.HasPropertyKey(schema5, "minLength") && guard_exports.IsNumber(schema5.minLength);
}

// ../../node_modules/typebox/build/schema/types/minProperties.mjs
function IsMinProperties(schema5) {
  return guard_exports.HasPropertyKey(schema5, "minProperties") && guard_exports.IsNumber(schema5.minProperties);
}

// ../../node_modules/typebox/build/schema/types/multipleOf.mjs
function IsMultipleOf2(schema5) {
  return guard_exports.HasPropertyKey(schema5, "multipleOf") && (guard_exports.IsNumber(schema5.multipleOf) || guard_exports.IsBigInt(schema5.multipleOf));
}

// ../../node_modules/typebox/build/schema/types/not.mjs
function IsNot(schema5) {
  return guard_exports.HasPropertyKey(schema5, "not") && IsSchema2(schema5.not);
}

// ../../node_modules/typebox/build/schema/types/oneOf.mjs
function IsOneOf(schema5) {
  return guard_exports.HasPropertyKey(schema5, "oneOf") && guard_exports.IsArray(schema5.oneOf) && schema5.oneOf.every((value) => IsSchema2(value));
}

// ../../node_modules/typebox/build/schema/types/pattern.mjs
function IsPattern(schema5) {
  return guard_exports.HasPropertyKey(schema5, "pattern") && (guard_exports.IsString(schema5.pattern) || schema5.pattern instanceof RegExp);
}

// ../../node_modules/typebox/build/schema/types/patternProperties.mjs
function IsPatternProperties(schema5) {
  return guard_exports.HasPropertyKey(schema5, "patternProperties") && guard_exports.IsObject(schema5.patternProperties) && Object.values(schema5.patternProperties).every((value) => IsSchema2(value));
}

// ../../node_modules/typebox/build/schema/types/prefixItems.mjs
function IsPrefixItems(schema5) {
  return guard_exports.HasPropertyKey(schema5, "prefixItems") && guard_exports.IsArray(schema5.prefixItems) && schema5.prefixItems.every((schema6) => IsSchema2(schema6));
}

// ../../node_modules/typebox/build/schema/types/properties.mjs
function IsProperties(schema5) {
  return guard_exports.HasPropertyKey(schema5, "properties") && guard_exports.IsObject(schema5.properties) && Object.values(schema5.properties).every((value) => IsSchema2(value));
}

// ../../node_modules/typebox/build/schema/types/propertyNames.mjs
function IsPropertyNames(schema5) {
  return guard_exports.HasPropertyKey(schema5, "propertyNames") && (guard_exports.IsObject(schema5.propertyNames) || IsSchema2(schema5.propertyNames));
}

// ../../node_modules/typebox/build/schema/types/recursiveAnchor.mjs
function IsRecursiveAnchor(schema5) {
  return guard_exports.HasPropertyKey(schema5, "$recursiveAnchor") && guard_exports.IsBoolean(schema5.$recursiveAnchor);
}
function IsRecursiveAnchorTrue(schema5) {
  return IsRecursiveAnchor(schema5) && guard_exports.IsEqual(schema5.$recursiveAnchor, true);
}

// ../../node_modules/typebox/build/schema/types/recursiveRef.mjs
function IsRecursiveRef(schema5) {
  return guard_exports.HasPropertyKey(schema5, "$recursiveRef") && guard_exports.IsString(schema5.$recursiveRef);
}

// ../../node_modules/typebox/build/schema/types/ref.mjs
function IsRef2(schema5) {
  return guard_exports.HasPropertyKey(schema5, "$ref") && guard_exports.IsString(schema5.$ref);
}

// ../../node_modules/typebox/build/schema/types/required.mjs
function IsRequired(schema5) {
  return guard_exports.HasPropertyKey(schema5, "required") && guard_exports.IsArray(schema5.required) && schema5.required.every((value) => guard_exports.IsString(value));
}

// ../../node_modules/typebox/build/schema/types/then.mjs
function IsThen(schema5) {
  return guard_exports.HasPropertyKey(schema5, "then") && IsSchema2(schema5.then);
}

// ../../node_modules/typebox/build/schema/types/type.mjs
function IsType(schema5) {
  return guard_exports.HasPropertyKey(schema5, "type") && (guard_exports.IsString(schema5.type) || guard_exports.IsArray(schema5.type) && schema5.type.every((value) => guard_exports.IsString(value)));
}

// ../../node_modules/typebox/build/schema/types/uniqueItems.mjs
function IsUniqueItems(schema5) {
  return guard_exports.HasPropertyKey(schema5, "uniqueItems") && guard_exports.IsBoolean(schema5.uniqueItems);
}

// ../../node_modules/typebox/build/schema/types/unevaluatedItems.mjs
function IsUnevaluatedItems(schema5) {
  return guard_exports.HasPropertyKey(schema5, "unevaluatedItems") && IsSchema2(schema5.unevaluatedItems);
}

// ../../node_modules/typebox/build/schema/types/unevaluatedProperties.mjs
function IsUnevaluatedProperties(schema5) {
  return guard_exports.HasPropertyKey(schema5, "unevaluatedProperties") && IsSchema2(schema5.unevaluatedProperties);
}

// ../../node_modules/typebox/build/schema/engine/_context.mjs
function HasUnevaluatedFromObject(value) {
  return IsUnevaluatedItems(value) || IsUnevaluatedProperties(value) || guard_exports.Some(guard_exports.Keys(value), (key2) => HasUnevaluatedFromUnknown(value[key2]));
}
function HasUnevaluatedFromArray(value) {
  return guard_exports.Some(value, (value2) => HasUnevaluatedFromUnknown(value2));
}
function HasUnevaluatedFromUnknown(value) {
  return guard_exports.IsArray(value) ? HasUnevaluatedFromArray(value) : guard_exports.IsObject(value) ? HasUnevaluatedFromObject(value) : false;
}
function HasUnevaluated(context, schema5) {
  return HasUnevaluatedFromUnknown(schema5) || guard_exports.Some(guard_exports.Keys(context), (key2) => HasUnevaluatedFromUnknown(context[key2]));
}
var BuildContext = class {
  constructor(hasUnevaluated) {
    this.hasUnevaluated = hasUnevaluated;
  }
  UseUnevaluated() {
    return this.hasUnevaluated;
  }
  // ----------------------------------------------------------------
  // Stack
  // ----------------------------------------------------------------
  Push() {
    return emit_exports.Call(emit_exports.Member("context", "Push"), []);
  }
  Pop() {
    return emit_exports.Call(emit_exports.Member("context", "Pop"), []);
  }
  // ----------------------------------------------------------------
  // Top
  // ----------------------------------------------------------------
  AddIndex(index3) {
    return emit_exports.Call(emit_exports.Member("context", "AddIndex"), [index3]);
  }
  AddKey(key2) {
    return emit_exports.Call(emit_exports.Member("context", "AddKey"), [key2]);
  }
  Merge(results) {
    return emit_exports.Call(emit_exports.Member("context", "Merge"), [results]);
  }
};
var CheckContext = class {
  constructor() {
    const indices = /* @__PURE__ */ new Set();
    const keys = /* @__PURE__ */ new Set();
    this.stack = [{ indices, keys }];
  }
  // ----------------------------------------------------------------
  // Stack
  // ----------------------------------------------------------------
  Push() {
    const indices = /* @__PURE__ */ new Set();
    const keys = /* @__PURE__ */ new Set();
    this.stack.push({ indices, keys });
    return true;
  }
  Pop() {
    this.stack.pop();
    return true;
  }
  // ----------------------------------------------------------------
  // Top
  // ----------------------------------------------------------------
  AddIndex(index3) {
    this.GetIndices().add(index3);
    return true;
  }
  AddKey(key2) {
    this.GetKeys().add(key2);
    return true;
  }
  GetIndices() {
    const top = this.stack[this.stack.length - 1];
    return top.indices;
  }
  GetKeys() {
    const top = this.stack[this.stack.length - 1];
    return top.keys;
  }
  Merge(results) {
    for (const context of results) {
      context.GetIndices().forEach((value) => this.GetIndices().add(value));
      context.GetKeys().forEach((value) => this.GetKeys().add(value));
    }
    return true;
  }
};
var ErrorContext = class extends CheckContext {
  constructor() {
    super();
    this.errors = [];
  }
  // ----------------------------------------------------------------
  // Public
  // ----------------------------------------------------------------
  AtCapacity() {
    return this.errors.length >= settings_exports.Get().maxErrors;
  }
  AddError(keyword, schemaPath, instancePath, params) {
    return this.AddErrorObject({ keyword, schemaPath, instancePath, params });
  }
  AddErrors(error) {
    error.forEach((error2) => this.AddErrorObject(error2));
    return false;
  }
  GetErrors() {
    return this.errors;
  }
  // ----------------------------------------------------------------
  // Private
  // ----------------------------------------------------------------
  AddErrorObject(error) {
    if (!this.AtCapacity())
      this.errors.push(error);
    return false;
  }
};

// ../../node_modules/typebox/build/schema/engine/_externals.mjs
var state = {
  identifier: "External",
  variables: []
};
function CreateVariable(value) {
  const call = `External[${state.variables.length}]`;
  state.variables.push(value);
  return call;
}
function ResetExternal() {
  state.variables = [];
}
function GetExternal() {
  return { ...state };
}

// ../../node_modules/typebox/build/schema/engine/_refine.mjs
function BuildRefineMultiple(_stack, _context, schema5, value) {
  const external = CreateVariable(schema5["~refine"]);
  return emit_exports.Every(external, emit_exports.Constant(0), ["refinement", "_"], emit_exports.Call(emit_exports.Member("refinement", "check"), [value]));
}
function BuildRefineSingle(_stack, _context, schema5, value) {
  const external = CreateVariable(schema5["~refine"][0]);
  return emit_exports.Call(emit_exports.Member(external, "check"), [value]);
}
function BuildRefine(_stack, _context, schema5, value) {
  return guard_exports.IsEqual(schema5["~refine"].length, 1) ? BuildRefineSingle(_stack, _context, schema5, value) : BuildRefineMultiple(_stack, _context, schema5, value);
}
function CheckRefine(_stack, _context, schema5, value) {
  return guard_exports.Every(schema5["~refine"], 0, (refinement, _) => refinement.check(value));
}
function ErrorRefine(_stack, context, schemaPath, instancePath, schema5, value) {
  return guard_exports.EveryAll(schema5["~refine"], 0, (refinement, index3) => {
    return refinement.check(value) || context.AddError("~refine", schemaPath, instancePath, { index: index3, message: refinement.error(value) });
  });
}

// ../../node_modules/typebox/build/schema/engine/_stack.mjs
var DefaultUri = "urn:typebox:root";
function NextUri(ref, base) {
  return URL.canParse(ref, base) ? new URL(ref, base) : guard_exports.IsEqual(base, DefaultUri) ? new URL(`${base}:${ref}`) : new URL(`${base.slice(0, base.lastIndexOf(":"))}:${ref}`);
}
function Stack(context, schema5) {
  const base = IsSchemaObject(schema5) && IsId(schema5) ? NextUri(schema5.$id, DefaultUri).href : DefaultUri;
  return {
    context,
    schema: schema5,
    lexicalSchema: schema5,
    lexicalBase: base,
    resourceBase: base,
    referenceBase: base,
    ids: [],
    useResourceBaseForReference: true,
    recursiveAnchor: void 0,
    dynamicAnchors: [],
    resourceEntries: /* @__PURE__ */ new Map(),
    pendingResource: true,
    enteredResource: false
  };
}
function RegisterResourceAnchors(anchors, schema5, isRoot = true) {
  if (IsSchemaBoolean(schema5))
    return anchors;
  if (Array.isArray(schema5))
    return schema5.reduce((result, item) => RegisterResourceAnchors(result, item, false), anchors);
  if (!IsSchemaObject(schema5))
    return anchors;
  if (!isRoot && IsId(schema5))
    return anchors;
  const next = !isRoot && IsDynamicAnchor(schema5) ? [...anchors, schema5] : anchors;
  return Object.keys(schema5).reduce((result, key2) => RegisterResourceAnchors(result, schema5[key2], false), next);
}
function ResourceEntry(stack, schema5) {
  return stack.resourceEntries.get(schema5);
}
function NextEnteredResource(stack, schema5) {
  return stack.enteredResource || ResourceEntry(stack, schema5) !== void 0;
}
function IsRelativeId(schema5) {
  return !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(schema5.$id);
}
function NextIds(stack, schema5) {
  return IsId(schema5) ? [...stack.ids, schema5] : stack.ids;
}
function NextRecursiveAnchor(stack, schema5) {
  return stack.recursiveAnchor ?? (IsRecursiveAnchorTrue(schema5) ? schema5 : void 0);
}
function NextDynamicAnchors(stack, schema5) {
  const registered = IsId(schema5) ? RegisterResourceAnchors(stack.dynamicAnchors, schema5) : stack.dynamicAnchors;
  return IsDynamicAnchor(schema5) ? [...registered, schema5] : registered;
}
function NextPendingResource(stack, schema5) {
  return IsId(schema5) ? false : stack.pendingResource;
}
function NextLexicalBase(stack, schema5) {
  const entry = ResourceEntry(stack, schema5);
  if (entry)
    return entry.base;
  return IsId(schema5) ? NextUri(schema5.$id, stack.lexicalBase).href : stack.lexicalBase;
}
function NextResourceBase(stack, schema5) {
  const entry = ResourceEntry(stack, schema5);
  if (entry)
    return entry.base;
  return IsId(schema5) && stack.pendingResource ? NextUri(schema5.$id, stack.resourceBase).href : stack.resourceBase;
}
function NextUseResourceBaseForReference(stack, schema5) {
  return IsId(schema5) ? !IsRelativeId(schema5) : stack.useResourceBaseForReference;
}
function NextReferenceBase(stack, schema5) {
  const isRetrieved = NextEnteredResource(stack, schema5);
  const useResourceBaseForReference = NextUseResourceBaseForReference(stack, schema5);
  return isRetrieved || useResourceBaseForReference ? NextResourceBase(stack, schema5) : NextLexicalBase(stack, schema5);
}
function NextLexicalSchema(stack, schema5) {
  const entry = ResourceEntry(stack, schema5);
  if (entry)
    return entry.root;
  return IsId(schema5) ? schema5 : stack.lexicalSchema;
}
function HasStackKeywords(stack, schema5) {
  return IsSchemaObject(schema5) && (IsId(schema5) || IsDynamicAnchor(schema5) || guard_exports.IsUndefined(stack.recursiveAnchor) && IsRecursiveAnchorTrue(schema5) || !guard_exports.IsUndefined(ResourceEntry(stack, schema5)));
}
function NextStack(stack, schema5) {
  return HasStackKeywords(stack, schema5) ? {
    ...stack,
    ids: NextIds(stack, schema5),
    dynamicAnchors: NextDynamicAnchors(stack, schema5),
    recursiveAnchor: NextRecursiveAnchor(stack, schema5),
    pendingResource: NextPendingResource(stack, schema5),
    lexicalBase: NextLexicalBase(stack, schema5),
    resourceBase: NextResourceBase(stack, schema5),
    useResourceBaseForReference: NextUseResourceBaseForReference(stack, schema5),
    referenceBase: NextReferenceBase(stack, schema5),
    lexicalSchema: NextLexicalSchema(stack, schema5),
    enteredResource: NextEnteredResource(stack, schema5)
  } : stack;
}

// ../../node_modules/typebox/build/schema/engine/_unique.mjs
var index = 0;
function CreateUnique() {
  return `unique_${index++}`;
}
function ResetUnique() {
  index = 0;
}

// ../../node_modules/typebox/build/schema/engine/additionalItems.mjs
function IsValid(schema5) {
  return IsItems(schema5) && guard_exports.IsArray(schema5.items);
}
function BuildAdditionalItemsStandard(stack, context, schema5, value) {
  const [item, index3] = [CreateUnique(), CreateUnique()];
  const isSchema = BuildSchemaPushStack(stack, context, schema5.additionalItems, item);
  const isLength = emit_exports.IsLessThan(index3, emit_exports.Constant(schema5.items.length));
  const addIndex = context.AddIndex(index3);
  return emit_exports.Every(value, emit_exports.Constant(0), [item, index3], emit_exports.Or(isLength, emit_exports.And(isSchema, addIndex)));
}
function BuildAdditionalItemsFast(stack, context, schema5, value) {
  const [item, index3] = [CreateUnique(), CreateUnique()];
  const isSchema = BuildSchemaPushStack(stack, context, schema5.additionalItems, item);
  const isLength = emit_exports.IsLessThan(index3, emit_exports.Constant(schema5.items.length));
  return emit_exports.Every(value, emit_exports.Constant(0), [item, index3], emit_exports.Or(isLength, isSchema));
}
function BuildAdditionalItems(stack, context, schema5, value) {
  if (!IsValid(schema5))
    return emit_exports.Constant(true);
  return context.UseUnevaluated() ? BuildAdditionalItemsStandard(stack, context, schema5, value) : BuildAdditionalItemsFast(stack, context, schema5, value);
}
function CheckAdditionalItems(stack, context, schema5, value) {
  if (!IsValid(schema5))
    return true;
  const isAdditionalItems = guard_exports.Every(value, 0, (item, index3) => {
    return guard_exports.IsLessThan(index3, schema5.items.length) || CheckSchemaPushStack(stack, context, schema5.additionalItems, item) && context.AddIndex(index3);
  });
  return isAdditionalItems;
}
function ErrorAdditionalItems(stack, context, schemaPath, instancePath, schema5, value) {
  if (!IsValid(schema5))
    return true;
  const isAdditionalItems = guard_exports.Every(value, 0, (item, index3) => {
    const nextSchemaPath = `${schemaPath}/additionalItems`;
    const nextInstancePath = `${instancePath}/${index3}`;
    return guard_exports.IsLessThan(index3, schema5.items.length) || ErrorSchemaPushStack(stack, context, nextSchemaPath, nextInstancePath, schema5.additionalItems, item) && context.AddIndex(index3);
  });
  return isAdditionalItems;
}

// ../../node_modules/typebox/build/schema/engine/_pathing.mjs
function EncodeFragment(fragment) {
  return fragment.replace(/~/g, "~0").replace(/\//g, "~1");
}

// ../../node_modules/typebox/build/schema/engine/_regexp.mjs
function UnicodeRegExp(pattern) {
  return new RegExp(pattern, "u");
}

// ../../node_modules/typebox/build/schema/engine/additionalProperties.mjs
function IsAdditionalPropertiesIgnored(context, additionalProperties) {
  return !context.UseUnevaluated() && (guard_exports.IsEqual(additionalProperties, true) || guard_exports.IsObject(additionalProperties) && guard_exports.IsEqual(guard_exports.Keys(additionalProperties).length, 0));
}
function GetPropertyKeyAsPattern(key2) {
  const escaped = key2.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  return `^${escaped}$`;
}
function GetPropertiesPattern(schema5) {
  const patterns = [];
  if (IsPatternProperties(schema5))
    patterns.push(...guard_exports.Keys(schema5.patternProperties));
  if (IsProperties(schema5))
    patterns.push(...guard_exports.Keys(schema5.properties).map(GetPropertyKeyAsPattern));
  return guard_exports.IsEqual(patterns.length, 0) ? "(?!)" : `(${patterns.join("|")})`;
}
function HasExactRequiredProperties(schema5) {
  const keys = guard_exports.Keys(schema5.properties);
  return guard_exports.IsEqual(keys.length, schema5.required.length) && guard_exports.Every(keys, 0, (key2) => schema5.required.includes(key2));
}
function CanAdditionalPropertiesFast(_context, schema5, _value) {
  return IsRequired(schema5) && IsProperties(schema5) && !IsPatternProperties(schema5) && guard_exports.IsEqual(schema5.additionalProperties, false) && HasExactRequiredProperties(schema5);
}
function BuildAdditionalPropertiesFast(_context, schema5, value) {
  return emit_exports.IsEqual(emit_exports.Member(emit_exports.Call(emit_exports.Member("Object", "getOwnPropertyNames"), [value]), "length"), emit_exports.Constant(schema5.required.length));
}
function BuildAdditionalPropertiesStandard(stack, context, schema5, value) {
  const [key2, _index] = [CreateUnique(), CreateUnique()];
  const regexp = CreateVariable(UnicodeRegExp(GetPropertiesPattern(schema5)));
  const isSchema = BuildSchemaPushStack(stack, context, schema5.additionalProperties, `${value}[${key2}]`);
  const isKey = emit_exports.Call(emit_exports.Member(regexp, "test"), [key2]);
  const addKey = context.AddKey(key2);
  const guarded = context.UseUnevaluated() ? emit_exports.Or(isKey, emit_exports.And(isSchema, addKey)) : emit_exports.Or(isKey, isSchema);
  const result = emit_exports.Every(emit_exports.Keys(value), emit_exports.Constant(0), [key2, _index], guarded);
  return result;
}
function BuildAdditionalProperties(stack, context, schema5, value) {
  if (IsAdditionalPropertiesIgnored(context, schema5.additionalProperties))
    return emit_exports.Constant(true);
  return CanAdditionalPropertiesFast(context, schema5, value) ? BuildAdditionalPropertiesFast(context, schema5, value) : BuildAdditionalPropertiesStandard(stack, context, schema5, value);
}
function CheckAdditionalProperties(stack, context, schema5, value) {
  const regexp = UnicodeRegExp(GetPropertiesPattern(schema5));
  const isAdditionalProperties = guard_exports.Every(guard_exports.Keys(value), 0, (key2, _index) => {
    return regexp.test(key2) || CheckSchemaPushStack(stack, context, schema5.additionalProperties, value[key2]) && context.AddKey(key2);
  });
  return isAdditionalProperties;
}
function ErrorAdditionalProperties(stack, context, schemaPath, instancePath, schema5, value) {
  const regexp = UnicodeRegExp(GetPropertiesPattern(schema5));
  const additionalProperties = [];
  const isAdditionalProperties = guard_exports.EveryAll(guard_exports.Keys(value), 0, (key2, _index) => {
    const nextSchemaPath = `${schemaPath}/additionalProperties`;
    const nextInstancePath = `${instancePath}/${EncodeFragment(key2)}`;
    const isAdditionalProperty = regexp.test(key2) || ErrorSchemaPushStack(stack, context, nextSchemaPath, nextInstancePath, schema5.additionalProperties, value[key2]) && context.AddKey(key2);
    if (!isAdditionalProperty)
      additionalProperties.push(key2);
    return isAdditionalProperty;
  });
  return isAdditionalProperties || context.AddError("additionalProperties", schemaPath, instancePath, { additionalProperties });
}

// ../../node_modules/typebox/build/schema/engine/_reducer.mjs
function Reducer(stack, context, schemas, value, check) {
  const results = emit_exports.ConstDeclaration("results", "[]");
  const context_n = schemas.map((_schema, index3) => emit_exports.ConstDeclaration(`context_${index3}`, emit_exports.New("CheckContext", [])));
  const condition_n = schemas.map((schema5, index3) => emit_exports.ConstDeclaration(`condition_${index3}`, emit_exports.Call(emit_exports.ArrowFunction(["context"], BuildSchema(stack, context, schema5, value)), [`context_${index3}`])));
  const checks = schemas.map((_schema, index3) => emit_exports.If(`condition_${index3}`, emit_exports.Call(emit_exports.Member("results", "push"), [`context_${index3}`])));
  const returns = emit_exports.Return(emit_exports.And(check, context.Merge("results")));
  return emit_exports.Call(emit_exports.ArrowFunction([], emit_exports.Statements([results, ...context_n, ...condition_n, ...checks, returns])), []);
}

// ../../node_modules/typebox/build/schema/engine/allOf.mjs
function BuildAllOfStandard(stack, context, schema5, value) {
  return Reducer(stack, context, schema5.allOf, value, emit_exports.IsEqual(emit_exports.Member("results", "length"), emit_exports.Constant(schema5.allOf.length)));
}
function BuildAllOfFast(stack, context, schema5, value) {
  return emit_exports.ReduceAnd(schema5.allOf.map((schema6) => BuildSchema(stack, context, schema6, value)));
}
function BuildAllOf(stack, context, schema5, value) {
  return context.UseUnevaluated() ? BuildAllOfStandard(stack, context, schema5, value) : BuildAllOfFast(stack, context, schema5, value);
}
function CheckAllOf(stack, context, schema5, value) {
  const results = schema5.allOf.reduce((result, schema6) => {
    const nextContext = new CheckContext();
    return CheckSchema(stack, nextContext, schema6, value) ? [...result, nextContext] : result;
  }, []);
  return guard_exports.IsEqual(results.length, schema5.allOf.length) && context.Merge(results);
}
function ErrorAllOf(stack, context, schemaPath, instancePath, schema5, value) {
  const failedContexts = [];
  const results = schema5.allOf.reduce((result, schema6, index3) => {
    const nextSchemaPath = `${schemaPath}/allOf/${index3}`;
    const nextContext = new ErrorContext();
    const isSchema = ErrorSchema(stack, nextContext, nextSchemaPath, instancePath, schema6, value);
    if (!isSchema)
      failedContexts.push(nextContext);
    return isSchema ? [...result, nextContext] : result;
  }, []);
  const isAllOf = guard_exports.IsEqual(results.length, schema5.allOf.length) && context.Merge(results);
  if (!isAllOf)
    failedContexts.forEach((failed) => context.AddErrors(failed.GetErrors()));
  return isAllOf;
}

// ../../node_modules/typebox/build/schema/engine/anyOf.mjs
function BuildAnyOfStandard(stack, context, schema5, value) {
  return Reducer(stack, context, schema5.anyOf, value, emit_exports.IsGreaterThan(emit_exports.Member("results", "length"), emit_exports.Constant(0)));
}
function BuildAnyOfFast(stack, context, schema5, value) {
  return emit_exports.ReduceOr(schema5.anyOf.map((schema6) => BuildSchema(stack, context, schema6, value)));
}
function BuildAnyOf(stack, context, schema5, value) {
  return context.UseUnevaluated() ? BuildAnyOfStandard(stack, context, schema5, value) : BuildAnyOfFast(stack, context, schema5, value);
}
function CheckAnyOf(stack, context, schema5, value) {
  const results = schema5.anyOf.reduce((result, schema6) => {
    const nextContext = new CheckContext();
    return CheckSchema(stack, nextContext, schema6, value) ? [...result, nextContext] : result;
  }, []);
  return guard_exports.IsGreaterThan(results.length, 0) && context.Merge(results);
}
function ErrorAnyOf(stack, context, schemaPath, instancePath, schema5, value) {
  const failedContexts = [];
  const results = schema5.anyOf.reduce((result, schema6, index3) => {
    const nextContext = new ErrorContext();
    const nextSchemaPath = `${schemaPath}/anyOf/${index3}`;
    const isSchema = ErrorSchema(stack, nextContext, nextSchemaPath, instancePath, schema6, value);
    if (!isSchema)
      failedContexts.push(nextContext);
    return isSchema ? [...result, nextContext] : result;
  }, []);
  const isAnyOf = guard_exports.IsGreaterThan(results.length, 0) && context.Merge(results);
  if (!isAnyOf)
    failedContexts.forEach((failed) => context.AddErrors(failed.GetErrors()));
  return isAnyOf || context.AddError("anyOf", schemaPath, instancePath, {});
}

// ../../node_modules/typebox/build/schema/engine/boolean.mjs
function BuildSchemaBoolean(_stack, _context, schema5, _value) {
  return schema5 ? emit_exports.Constant(true) : emit_exports.Constant(false);
}
function CheckSchemaBoolean(_stack, _context, schema5, _value) {
  return schema5;
}
function ErrorSchemaBoolean(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckSchemaBoolean(stack, context, schema5, value) || context.AddError("boolean", schemaPath, instancePath, {});
}

// ../../node_modules/typebox/build/schema/engine/const.mjs
function BuildConst(_stack, _context, schema5, value) {
  return guard_exports.IsValueLike(schema5.const) ? emit_exports.IsEqual(value, emit_exports.Constant(schema5.const)) : emit_exports.IsDeepEqual(value, CreateVariable(schema5.const));
}
function CheckConst(_stack, _context, schema5, value) {
  return guard_exports.IsValueLike(schema5.const) ? guard_exports.IsEqual(value, schema5.const) : guard_exports.IsDeepEqual(value, schema5.const);
}
function ErrorConst(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckConst(stack, context, schema5, value) || context.AddError("const", schemaPath, instancePath, { allowedValue: schema5.const });
}

// ../../node_modules/typebox/build/schema/engine/contains.mjs
function IsValid2(schema5) {
  return !(IsMinContains(schema5) && guard_exports.IsEqual(schema5.minContains, 0));
}
function BuildContainsStandard(stack, context, schema5, value) {
  const [item, index3] = [CreateUnique(), CreateUnique()];
  const isLength = emit_exports.Not(emit_exports.IsEqual(emit_exports.Member(value, "length"), emit_exports.Constant(0)));
  const isSome = emit_exports.SomeAll(value, [item, index3], emit_exports.And(BuildSchema(stack, context, schema5.contains, item), context.AddIndex(index3)));
  return emit_exports.And(isLength, isSome);
}
function BuildContainsFast(stack, context, schema5, value) {
  const [item] = [CreateUnique()];
  const isLength = emit_exports.Not(emit_exports.IsEqual(emit_exports.Member(value, "length"), emit_exports.Constant(0)));
  const isSome = emit_exports.Some(value, [item, "_"], BuildSchema(stack, context, schema5.contains, item));
  return emit_exports.And(isLength, isSome);
}
function BuildContains(stack, context, schema5, value) {
  if (!IsValid2(schema5))
    return emit_exports.Constant(true);
  return context.UseUnevaluated() ? BuildContainsStandard(stack, context, schema5, value) : BuildContainsFast(stack, context, schema5, value);
}
function CheckContains(stack, context, schema5, value) {
  if (!IsValid2(schema5))
    return true;
  return !guard_exports.IsEqual(value.length, 0) && guard_exports.SomeAll(value, (item, index3) => {
    return CheckSchema(stack, context, schema5.contains, item) && context.AddIndex(index3);
  });
}
function ErrorContains(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckContains(stack, context, schema5, value) || context.AddError("contains", schemaPath, instancePath, { minContains: 1 });
}

// ../../node_modules/typebox/build/schema/engine/dependencies.mjs
function BuildDependencies(stack, context, schema5, value) {
  const isLength = emit_exports.IsEqual(emit_exports.Member(emit_exports.Keys(value), "length"), emit_exports.Constant(0));
  const isEveryDependency = emit_exports.ReduceAnd(guard_exports.Entries(schema5.dependencies).map(([key2, schema6]) => {
    const notKey = emit_exports.Not(emit_exports.HasPropertyKey(value, emit_exports.Constant(key2)));
    const isSchema = BuildSchema(stack, context, schema6, value);
    const isEveryKey = (schema7) => emit_exports.ReduceAnd(schema7.map((key3) => emit_exports.HasPropertyKey(value, emit_exports.Constant(key3))));
    return emit_exports.Or(notKey, guard_exports.IsArray(schema6) ? isEveryKey(schema6) : isSchema);
  }));
  return emit_exports.Or(isLength, isEveryDependency);
}
function CheckDependencies(stack, context, schema5, value) {
  const isLength = guard_exports.IsEqual(guard_exports.Keys(value).length, 0);
  const isEvery = guard_exports.Every(guard_exports.Entries(schema5.dependencies), 0, ([key2, schema6]) => {
    return !guard_exports.HasPropertyKey(value, key2) || (guard_exports.IsArray(schema6) ? schema6.every((key3) => guard_exports.HasPropertyKey(value, key3)) : CheckSchema(stack, context, schema6, value));
  });
  return isLength || isEvery;
}
function ErrorDependencies(stack, context, schemaPath, instancePath, schema5, value) {
  const isLength = guard_exports.IsEqual(guard_exports.Keys(value).length, 0);
  const isEvery = guard_exports.EveryAll(guard_exports.Entries(schema5.dependencies), 0, ([key2, schema6]) => {
    const nextSchemaPath = `${schemaPath}/dependencies/${EncodeFragment(key2)}`;
    return !guard_exports.HasPropertyKey(value, key2) || (guard_exports.IsArray(schema6) ? schema6.every((dependency) => guard_exports.HasPropertyKey(value, dependency) || context.AddError("dependencies", schemaPath, instancePath, { property: key2, dependencies: schema6 })) : ErrorSchema(stack, context, nextSchemaPath, instancePath, schema6, value));
  });
  return isLength || isEvery;
}

// ../../node_modules/typebox/build/schema/engine/dependentRequired.mjs
function BuildDependentRequired(_stack, _context, schema5, value) {
  const isLength = emit_exports.IsEqual(emit_exports.Member(emit_exports.Keys(value), "length"), emit_exports.Constant(0));
  const isEvery = emit_exports.ReduceAnd(guard_exports.Entries(schema5.dependentRequired).map(([key2, keys]) => {
    const notKey = emit_exports.Not(emit_exports.HasPropertyKey(value, emit_exports.Constant(key2)));
    const everyKey = emit_exports.ReduceAnd(keys.map((key3) => emit_exports.HasPropertyKey(value, emit_exports.Constant(key3))));
    return emit_exports.Or(notKey, everyKey);
  }));
  return emit_exports.Or(isLength, isEvery);
}
function CheckDependentRequired(_stack, _context, schema5, value) {
  const isLength = guard_exports.IsEqual(guard_exports.Keys(value).length, 0);
  const isEvery = guard_exports.Every(guard_exports.Entries(schema5.dependentRequired), 0, ([key2, keys]) => {
    return !guard_exports.HasPropertyKey(value, key2) || keys.every((key3) => guard_exports.HasPropertyKey(value, key3));
  });
  return isLength || isEvery;
}
function ErrorDependentRequired(_stack, context, schemaPath, instancePath, schema5, value) {
  const isLength = guard_exports.IsEqual(guard_exports.Keys(value).length, 0);
  const isEveryEntry = guard_exports.EveryAll(guard_exports.Entries(schema5.dependentRequired), 0, ([key2, keys]) => {
    return !guard_exports.HasPropertyKey(value, key2) || guard_exports.EveryAll(keys, 0, (dependency) => guard_exports.HasPropertyKey(value, dependency) || context.AddError("dependentRequired", schemaPath, instancePath, { property: key2, dependencies: keys }));
  });
  return isLength || isEveryEntry;
}

// ../../node_modules/typebox/build/schema/engine/dependentSchemas.mjs
function BuildDependentSchemas(stack, context, schema5, value) {
  const isLength = emit_exports.IsEqual(emit_exports.Member(emit_exports.Keys(value), "length"), emit_exports.Constant(0));
  const isEvery = emit_exports.ReduceAnd(guard_exports.Entries(schema5.dependentSchemas).map(([key2, schema6]) => {
    const notKey = emit_exports.Not(emit_exports.HasPropertyKey(value, emit_exports.Constant(key2)));
    const isSchema = BuildSchema(stack, context, schema6, value);
    return emit_exports.Or(notKey, isSchema);
  }));
  return emit_exports.Or(isLength, isEvery);
}
function CheckDependentSchemas(stack, context, schema5, value) {
  const isLength = guard_exports.IsEqual(guard_exports.Keys(value).length, 0);
  const isEvery = guard_exports.Every(guard_exports.Entries(schema5.dependentSchemas), 0, ([key2, schema6]) => {
    return !guard_exports.HasPropertyKey(value, key2) || CheckSchema(stack, context, schema6, value);
  });
  return isLength || isEvery;
}
function ErrorDependentSchemas(stack, context, schemaPath, instancePath, schema5, value) {
  const isLength = guard_exports.IsEqual(guard_exports.Keys(value).length, 0);
  const isEvery = guard_exports.EveryAll(guard_exports.Entries(schema5.dependentSchemas), 0, ([key2, schema6]) => {
    const nextSchemaPath = `${schemaPath}/dependentSchemas/${EncodeFragment(key2)}`;
    return !guard_exports.HasPropertyKey(value, key2) || ErrorSchema(stack, context, nextSchemaPath, instancePath, schema6, value);
  });
  return isLength || isEvery;
}

// ../../node_modules/typebox/build/schema/resolve/resolve.mjs
var resolve_exports = {};
__export(resolve_exports, {
  DynamicRef: () => DynamicRef,
  RecursiveRef: () => RecursiveRef,
  Ref: () => Ref2
});

// ../../node_modules/typebox/build/schema/pointer/pointer.mjs
var pointer_exports = {};
__export(pointer_exports, {
  Delete: () => Delete,
  Get: () => Get3,
  Has: () => Has,
  Indices: () => Indices,
  Set: () => Set3
});
function Throw(message) {
  throw Error(message);
}
function ThrowUnsafePropertyKey() {
  Throw("Pointer contains unsafe property key");
}
function ThrowCannotSetRoot() {
  Throw("Cannot set value");
}
function Indices(pointer) {
  const indices = pointer.split("/").map((index3) => index3.replace(/~1/g, "/").replace(/~0/g, "~"));
  return indices[0] === "" ? indices.slice(1) : indices;
}
function Has(value, pointer) {
  let current = value;
  for (const index3 of Indices(pointer)) {
    if (!guard_exports.IsObject(current) || !guard_exports.HasPropertyKey(current, index3))
      return false;
    current = current[index3];
  }
  return true;
}
function Get3(value, pointer) {
  let current = value;
  for (const index3 of Indices(pointer)) {
    if (!guard_exports.IsObject(current) || guard_exports.IsUnsafePropertyKey(index3))
      return void 0;
    current = current[index3];
  }
  return current;
}
function Parent(value, indices, last) {
  let current = value;
  for (const index3 of indices) {
    if (guard_exports.IsUnsafePropertyKey(index3))
      ThrowUnsafePropertyKey();
    current = guard_exports.IsObject(current) ? current[index3] : void 0;
  }
  if (guard_exports.IsUnsafePropertyKey(last))
    ThrowUnsafePropertyKey();
  if (!guard_exports.IsObject(current))
    ThrowCannotSetRoot();
  return current;
}
function Set3(value, pointer, next) {
  const indices = Indices(pointer);
  const last = indices.pop();
  if (guard_exports.IsUndefined(last))
    ThrowCannotSetRoot();
  Parent(value, indices, last)[last] = next;
  return value;
}
function Delete(value, pointer) {
  const indices = Indices(pointer);
  const last = indices.pop();
  if (guard_exports.IsUndefined(last))
    ThrowCannotSetRoot();
  const parent = Parent(value, indices, last);
  if (guard_exports.IsArray(parent) && /^(0|[1-9]\d*)$/.test(last)) {
    parent.splice(Number(last), 1);
  } else {
    delete parent[last];
  }
  return value;
}

// ../../node_modules/typebox/build/schema/resolve/resolve.mjs
function RelativeBase(schema5, base) {
  return IsSchemaObject(schema5) && IsId(schema5) ? NextUri(schema5.$id, base.href) : base;
}
function AbsoluteBase(base) {
  return NextUri(base, DefaultUri);
}
function CanonicalHref(url) {
  return url.href.split("#")[0];
}
function Base2(schema5, base, target) {
  return SearchBase(schema5, AbsoluteBase(base), target);
}
function RefRoot(stack, ref) {
  return ref.$ref.startsWith("#") || stack.enteredResource ? stack.lexicalSchema : stack.schema;
}
function IsPointerFragment(fragment) {
  return fragment.startsWith("#/");
}
function SearchDynamicAnchor(schema5, name) {
  if (guard_exports.IsObject(schema5) && IsDynamicAnchor(schema5) && guard_exports.IsEqual(schema5.$dynamicAnchor, name)) {
    return schema5;
  }
  if (guard_exports.IsObject(schema5)) {
    for (const key2 of guard_exports.Keys(schema5)) {
      const result = SearchDynamicAnchor(schema5[key2], name);
      if (result)
        return result;
    }
  }
  return void 0;
}
function SearchBase(schema5, base, target) {
  if (guard_exports.IsEqual(schema5, target))
    return base.href;
  const nextBase = RelativeBase(schema5, base);
  if (guard_exports.IsArray(schema5)) {
    for (const item of schema5) {
      const result = SearchBase(item, nextBase, target);
      if (!guard_exports.IsUndefined(result))
        return result;
    }
  } else if (guard_exports.IsObject(schema5)) {
    for (const key2 of guard_exports.Keys(schema5)) {
      const result = SearchBase(schema5[key2], nextBase, target);
      if (!guard_exports.IsUndefined(result))
        return result;
    }
  }
  return void 0;
}
function MatchWithHash(schema5, ref) {
  if (ref.href.endsWith("#"))
    return schema5;
  if (!ref.hash.startsWith("#"))
    return void 0;
  const fragment = decodeURIComponent(ref.hash.slice(1));
  if (!fragment.startsWith("/"))
    return void 0;
  return pointer_exports.Get(schema5, fragment);
}
function MatchWithId(schema5, base, ref) {
  if (!IsId(schema5))
    return void 0;
  if (guard_exports.IsEqual(schema5.$id, ref.hash))
    return schema5;
  const absoluteRef = new URL(ref.href, base.href);
  if (guard_exports.IsEqual(base.pathname, absoluteRef.pathname))
    return ref.hash.startsWith("#") ? MatchWithHash(schema5, ref) : schema5;
  return void 0;
}
function MatchWithAnchor(schema5, base, ref) {
  if (!IsAnchor(schema5))
    return void 0;
  const absoluteAnchor = new URL(`#${schema5.$anchor}`, base.href);
  const absoluteRef = new URL(ref.href, base.href);
  return guard_exports.IsEqual(absoluteAnchor.href, absoluteRef.href) ? schema5 : void 0;
}
function MatchWithDynamicAnchor(schema5, base, ref) {
  if (!IsDynamicAnchor(schema5))
    return void 0;
  const absoluteAnchor = new URL(`#${schema5.$dynamicAnchor}`, base.href);
  const absoluteRef = new URL(ref.href, base.href);
  const isMatch = guard_exports.IsEqual(absoluteAnchor.href, absoluteRef.href);
  return isMatch ? schema5 : void 0;
}
function MatchSchemaObject(schema5, base, ref) {
  if (!IsSchemaObject(schema5))
    return void 0;
  return MatchWithId(schema5, base, ref) ?? MatchWithAnchor(schema5, base, ref) ?? MatchWithDynamicAnchor(schema5, base, ref) ?? MatchWithHash(schema5, ref);
}
function MatchFromArray(schema5, base, ref) {
  if (!guard_exports.IsArray(schema5))
    return void 0;
  return schema5.reduce((result, item) => {
    const match = Match4(item, base, ref);
    return !guard_exports.IsUndefined(match) ? match : result;
  }, void 0);
}
function MatchFromObject(schema5, base, ref) {
  if (!guard_exports.IsObject(schema5))
    return void 0;
  return guard_exports.Keys(schema5).reduce((result, key2) => {
    if (guard_exports.IsEqual(key2, "const") || guard_exports.IsEqual(key2, "enum"))
      return result;
    const match = Match4(schema5[key2], base, ref);
    return !guard_exports.IsUndefined(match) ? match : result;
  }, void 0);
}
function Match4(schema5, base, ref) {
  const relativeBase = RelativeBase(schema5, base);
  return MatchSchemaObject(schema5, relativeBase, ref) ?? MatchFromArray(schema5, relativeBase, ref) ?? MatchFromObject(schema5, relativeBase, ref);
}
function Resource(context, schema5, base, ref) {
  const result = RefInternal(context, schema5, base, ref);
  return IsSchemaObject(result) && IsId(result) ? result : void 0;
}
function FindDeferredResourceLegacy(stack, ref, schema5) {
  if (!ref.$ref.startsWith("#"))
    return void 0;
  if (!IsSchemaObject(stack.schema) || guard_exports.HasPropertyKey(stack.schema, "$schema"))
    return void 0;
  const targetBase = Base2(stack.lexicalSchema, stack.referenceBase, schema5);
  if (guard_exports.IsUndefined(targetBase) || guard_exports.IsEqual(targetBase, stack.referenceBase))
    return void 0;
  return { target: schema5, base: targetBase, root: (
    /* safe-object-root */
    stack.lexicalSchema
  ) };
}
function FindDeferredResourceModern(stack, canonical, schema5) {
  const remoteRoot = stack.context[canonical];
  if (!IsSchemaObject(remoteRoot))
    return void 0;
  return { target: schema5, base: canonical, root: remoteRoot };
}
function FindDeferredResource(stack, ref, schema5, canonical, isRemote) {
  const remote = isRemote ? FindDeferredResourceModern(stack, canonical, schema5) : void 0;
  return guard_exports.IsUndefined(remote) ? FindDeferredResourceLegacy(stack, ref, schema5) : remote;
}
function FindResolvedResource(stack, canonical, schema5) {
  if (IsId(schema5))
    return void 0;
  const resource = Resource(
    stack.context,
    /* safe-object-root */
    stack.schema,
    stack.referenceBase,
    canonical
  );
  if (!resource || stack.ids.includes(resource))
    return void 0;
  return { resource };
}
function RefInternalWithContext(context, ref) {
  return guard_exports.HasPropertyKey(context, ref) ? context[ref] : void 0;
}
function RefInternalWithLocal(schema5, base, ref) {
  return Match4(schema5, base, ref);
}
function RefInternalWithRemote(context, base, ref) {
  const canonicalHref = CanonicalHref(ref);
  if (!guard_exports.HasPropertyKey(context, canonicalHref) || guard_exports.IsEqual(canonicalHref, CanonicalHref(base)))
    return void 0;
  const remoteSchema = context[canonicalHref];
  const remoteBase = RelativeBase(remoteSchema, new URL(canonicalHref));
  return guard_exports.IsEqual(ref.hash, "") ? remoteSchema : Match4(remoteSchema, remoteBase, ref);
}
function RefInternal(context, schema5, base, ref) {
  const absoluteBase = AbsoluteBase(base);
  const target = NextUri(ref, absoluteBase.href);
  return RefInternalWithContext(context, ref) ?? RefInternalWithLocal(schema5, absoluteBase, target) ?? RefInternalWithRemote(context, absoluteBase, target);
}
function RefNextStackDeferred(stack, deferredResource) {
  if (!deferredResource)
    return stack;
  const resourceEntries = new Map(stack.resourceEntries);
  resourceEntries.set(deferredResource.target, { base: deferredResource.base, root: deferredResource.root });
  return { ...stack, resourceEntries };
}
function RefNextStackResolved(stack, resolvedResource) {
  return resolvedResource ? NextStack(stack, resolvedResource.resource) : stack;
}
function RefNextStack(stack, pendingResource, deferredResource, resolvedResource) {
  const withDeferred = RefNextStackDeferred({ ...stack, pendingResource }, deferredResource);
  const withResolved = RefNextStackResolved(withDeferred, resolvedResource);
  return withResolved;
}
function RefResultFound(stack, ref, schema5) {
  const canonical = CanonicalHref(NextUri(ref.$ref, stack.referenceBase));
  const isRemote = !guard_exports.IsEqual(canonical, stack.resourceBase);
  const deferredResource = FindDeferredResource(stack, ref, schema5, canonical, isRemote);
  const resolvedResource = isRemote ? FindResolvedResource(stack, canonical, schema5) : void 0;
  return { schema: schema5, stack: RefNextStack(stack, true, deferredResource, resolvedResource) };
}
function RefResultNotFound(stack, schema5) {
  return { schema: schema5, stack: RefNextStack(stack, !guard_exports.IsUndefined(schema5)) };
}
function Ref2(stack, ref) {
  const schema5 = RefInternal(stack.context, RefRoot(stack, ref), stack.referenceBase, ref.$ref);
  return IsSchemaObject(schema5) ? RefResultFound(stack, ref, schema5) : RefResultNotFound(stack, schema5);
}
function IsRecursiveAnchorInScope(stack) {
  return IsSchemaObject(stack.lexicalSchema) && IsRecursiveAnchorTrue(stack.lexicalSchema);
}
function RecursiveRef(stack, recursiveRef) {
  const schema5 = IsRecursiveAnchorInScope(stack) ? stack.recursiveAnchor : stack.lexicalSchema;
  return RefInternal(stack.context, schema5, stack.lexicalBase, recursiveRef.$recursiveRef);
}
function DynamicRefFragment(stack, dynamicRef) {
  return NextUri(dynamicRef.$dynamicRef, AbsoluteBase(stack.lexicalBase).href).hash;
}
function FindScopedDynamicAnchor(stack, name) {
  return stack.dynamicAnchors.find((anchor) => guard_exports.IsEqual(anchor.$dynamicAnchor, name)) ?? SearchDynamicAnchor(stack.schema, name);
}
function DynamicRefWhenFound(stack, dynamicRef, fragmentTarget) {
  if (!IsSchemaObject(fragmentTarget) || !IsDynamicAnchor(fragmentTarget))
    return fragmentTarget;
  const fragment = DynamicRefFragment(stack, dynamicRef);
  return IsPointerFragment(fragment) ? fragmentTarget : FindScopedDynamicAnchor(stack, fragmentTarget.$dynamicAnchor);
}
function DynamicRefWhenNotFound(stack, dynamicRef) {
  const fragment = DynamicRefFragment(stack, dynamicRef);
  return FindScopedDynamicAnchor(stack, decodeURIComponent(fragment.slice(1)));
}
function DynamicRef(stack, dynamicRef) {
  const fragmentRoot = dynamicRef.$dynamicRef.startsWith("#") ? stack.lexicalSchema : stack.schema;
  const fragmentTarget = RefInternal(stack.context, fragmentRoot, stack.lexicalBase, dynamicRef.$dynamicRef);
  return guard_exports.IsUndefined(fragmentTarget) ? DynamicRefWhenNotFound(stack, dynamicRef) : DynamicRefWhenFound(stack, dynamicRef, fragmentTarget);
}

// ../../node_modules/typebox/build/schema/engine/dynamicRef.mjs
function BuildDynamicRef(stack, context, schema5, value) {
  const target = resolve_exports.DynamicRef(stack, schema5) ?? false;
  const nextStack = target ? { ...stack, pendingResource: true } : stack;
  return CreateFunction(nextStack, context, target, value);
}
function CheckDynamicRef(stack, context, schema5, value) {
  const target = resolve_exports.DynamicRef(stack, schema5) ?? false;
  const nextStack = target ? { ...stack, pendingResource: true } : stack;
  return IsSchema2(target) && CheckSchema(nextStack, context, target, value);
}
function ErrorDynamicRef(stack, context, schemaPath, instancePath, schema5, value) {
  const target = resolve_exports.DynamicRef(stack, schema5) ?? false;
  const nextStack = target ? { ...stack, pendingResource: true } : stack;
  return IsSchema2(target) && ErrorSchema(nextStack, context, schemaPath, instancePath, target, value);
}

// ../../node_modules/typebox/build/schema/engine/enum.mjs
function BuildEnum(_stack, _context, schema5, value) {
  return emit_exports.ReduceOr(schema5.enum.map((option) => {
    if (guard_exports.IsValueLike(option))
      return emit_exports.IsEqual(value, emit_exports.Constant(option));
    const variable = CreateVariable(option);
    return emit_exports.IsDeepEqual(value, variable);
  }));
}
function CheckEnum(_stack, _context, schema5, value) {
  return guard_exports.Some(schema5.enum, (option) => guard_exports.IsValueLike(option) ? guard_exports.IsEqual(value, option) : guard_exports.IsDeepEqual(value, option));
}
function ErrorEnum(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckEnum(stack, context, schema5, value) || context.AddError("enum", schemaPath, instancePath, { allowedValues: schema5.enum });
}

// ../../node_modules/typebox/build/schema/engine/exclusiveMaximum.mjs
function BuildExclusiveMaximum(_stack, _context, schema5, value) {
  return emit_exports.IsLessThan(value, emit_exports.Constant(schema5.exclusiveMaximum));
}
function CheckExclusiveMaximum(_stack, _context, schema5, value) {
  return guard_exports.IsLessThan(value, schema5.exclusiveMaximum);
}
function ErrorExclusiveMaximum(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckExclusiveMaximum(stack, context, schema5, value) || context.AddError("exclusiveMaximum", schemaPath, instancePath, { comparison: "<", limit: schema5.exclusiveMaximum });
}

// ../../node_modules/typebox/build/schema/engine/exclusiveMinimum.mjs
function BuildExclusiveMinimum(_stack, _context, schema5, value) {
  return emit_exports.IsGreaterThan(value, emit_exports.Constant(schema5.exclusiveMinimum));
}
function CheckExclusiveMinimum(_stack, _context, schema5, value) {
  return guard_exports.IsGreaterThan(value, schema5.exclusiveMinimum);
}
function ErrorExclusiveMinimum(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckExclusiveMinimum(stack, context, schema5, value) || context.AddError("exclusiveMinimum", schemaPath, instancePath, { comparison: ">", limit: schema5.exclusiveMinimum });
}

// ../../node_modules/typebox/build/format/format.mjs
var format_exports = {};
__export(format_exports, {
  Clear: () => Clear,
  Entries: () => Entries3,
  Get: () => Get4,
  Has: () => Has2,
  IsDate: () => IsDate2,
  IsDateTime: () => IsDateTime,
  IsDuration: () => IsDuration,
  IsEmail: () => IsEmail,
  IsHostname: () => IsHostname2,
  IsIPv4: () => IsIPv4,
  IsIPv6: () => IsIPv6,
  IsIdnEmail: () => IsIdnEmail,
  IsIdnHostname: () => IsIdnHostname2,
  IsIri: () => IsIri,
  IsIriReference: () => IsIriReference,
  IsJsonPointer: () => IsJsonPointer,
  IsJsonPointerUriFragment: () => IsJsonPointerUriFragment,
  IsRegex: () => IsRegex,
  IsRelativeJsonPointer: () => IsRelativeJsonPointer,
  IsTime: () => IsTime,
  IsUri: () => IsUri,
  IsUriReference: () => IsUriReference,
  IsUriTemplate: () => IsUriTemplate,
  IsUrl: () => IsUrl,
  IsUuid: () => IsUuid,
  Reset: () => Reset2,
  Set: () => Set4,
  Test: () => Test
});

// ../../node_modules/typebox/build/format/date.mjs
var DAYS = [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
var DATE = /^(\d\d\d\d)-(\d\d)-(\d\d)$/;
function IsLeapYear(year) {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
function IsDate2(value) {
  const matches = DATE.exec(value);
  if (!matches)
    return false;
  const year = +matches[1];
  const month = +matches[2];
  const day = +matches[3];
  return month >= 1 && month <= 12 && day >= 1 && day <= (month === 2 && IsLeapYear(year) ? 29 : DAYS[month]);
}

// ../../node_modules/typebox/build/format/time.mjs
var TIME = /^(\d\d):(\d\d):(\d\d)(?:\.\d+)?(?:([Zz])|([+-])(\d\d):(\d\d))?$/;
function IsTime(value, strictTimeZone = true) {
  const matches = TIME.exec(value);
  if (!matches)
    return false;
  if (strictTimeZone && !matches[4] && !matches[5])
    return false;
  const hr = +matches[1];
  const min = +matches[2];
  const sec = +matches[3];
  if (hr > 23 || min > 59 || sec > 60)
    return false;
  if (matches[5]) {
    const tzH2 = +matches[6];
    const tzM2 = +matches[7];
    if (tzH2 > 23 || tzM2 > 59)
      return false;
  }
  if (sec < 60)
    return true;
  const tzSign = matches[5] === "-" ? -1 : 1;
  const tzH = +(matches[6] || 0);
  const tzM = +(matches[7] || 0);
  const totalUtcMin = hr * 60 + min - tzSign * (tzH * 60 + tzM);
  return (totalUtcMin % 1440 + 1440) % 1440 === 1439;
}

// ../../node_modules/typebox/build/format/date_time.mjs
var DATE_TIME_SUFFIX = /^(?:\[!?(?:(?!\.{1,2}[/\]])[A-Za-z._][A-Za-z._0-9+-]{0,13}(?:\/(?!\.{1,2}[/\]])[A-Za-z._][A-Za-z._0-9+-]{0,13})*|[+-](?:[01][0-9]|2[0-3]):[0-5][0-9])\](?:\[!?[a-z_][a-z_0-9-]*=[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\])*|(?:\[!?[a-z_][a-z_0-9-]*=[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*\])*)$/;
function IsDateTime(value) {
  const index3 = value.indexOf("[");
  const datetime = index3 === -1 ? value : value.slice(0, index3);
  if (index3 !== -1 && !DATE_TIME_SUFFIX.test(value.slice(index3)))
    return false;
  const split = datetime.split(/T/i);
  return split.length === 2 && IsDate2(split[0]) && IsTime(split[1]);
}

// ../../node_modules/typebox/build/format/duration.mjs
var Duration = /^P((\d+Y(\d+M(\d+D)?)?|\d+M(\d+D)?|\d+D)(T(\d+H(\d+M(\d+S)?)?|\d+M(\d+S)?|\d+S))?|T(\d+H(\d+M(\d+S)?)?|\d+M(\d+S)?|\d+S)|\d+W)$/;
function IsDuration(value) {
  return Duration.test(value);
}

// ../../node_modules/typebox/build/format/email.mjs
var Email = /^(?:[a-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*|"(?:[^"\\]|\\[\x20-\x7e])*")@(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?)*|\[(?:IPv6:[a-f0-9:]+|(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])(?:\.(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])){3})\])$/i;
function IsEmail(value) {
  return Email.test(value);
}

// ../../node_modules/typebox/build/format/idna/pattern/pattern.mjs
var RE_RULE_HYPHEN_PLACEMENT = /^(?!-).*(?<!-)$/;
var RE_RULE_NOT_RESERVED_ACE = /^(?!..--)/;
var RE_ASCII_LDH = /^[a-zA-Z0-9-]*$/;
var RE_ASCII = new RegExp("^\\p{ASCII}*$", "u");
var RE_NON_ASCII = /[^\p{ASCII}]/u;
var RE_ASCII_DIGIT = /[0-9]/;
var RE_ARABIC_INDIC_DIGIT = /[\u{0660}-\u{0669}]/u;
var RE_EXT_ARABIC_INDIC_DIGIT = /[\u{06f0}-\u{06f9}]/u;
var RE_COMMON_SEPARATOR = /[\u{002e}\u{002c}\u{003a}\u{002f}]/u;
var RE_EUROPEAN_SEPARATOR = /[\u{002d}\u{002b}]/u;
var RE_MARK_NONSPACING = new RegExp("\\p{Mn}", "u");
var RE_MARK_SPACING_COMBINING = new RegExp("\\p{Mc}", "u");
var RE_MARK_ENCLOSING = new RegExp("\\p{Me}", "u");
var RE_COMBINING_MARK = /[\p{Mn}\p{Mc}\p{Me}]/u;
var RE_LETTER = new RegExp("\\p{L}", "u");
var RE_NUMBER_DECIMAL = new RegExp("\\p{Nd}", "u");
var RE_SCRIPT_GREEK = new RegExp("\\p{Script=Greek}", "u");
var RE_SCRIPT_HEBREW = new RegExp("\\p{Script=Hebrew}", "u");
var RE_SCRIPT_JAPANESE = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/u;
var RE_SCRIPT_ARABIC_LETTER = /[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Mandaic}]/u;
var RE_VIRAMA = /[\u{094d}\u{09cd}\u{0a4d}\u{0acd}\u{0b4d}\u{0bcd}\u{0c4d}\u{0ccd}\u{0d3b}\u{0d3c}\u{0d4d}\u{0dca}\u{1b44}\u{1baa}\u{1bab}\u{a9c0}\u{11046}\u{1107f}\u{110b9}\u{11133}\u{11134}\u{111c0}\u{11235}\u{1134d}\u{11442}\u{114c2}\u{115bf}\u{1163f}\u{116b6}\u{11c3f}\u{11d44}\u{11d45}]/u;
var RE_RFC5892_DISALLOWED = /[\u{0640}\u{07fa}\u{302e}\u{302f}\u{3031}\u{3032}\u{3033}\u{3034}\u{3035}\u{303b}]/u;
var RE_CONTEXTO_EXCEPTIONS = /[\u{00b7}\u{0375}\u{05f3}\u{05f4}\u{200c}\u{200d}\u{30fb}]/u;
var RE_PVALID_EXCEPTIONS = /[\u{00df}\u{03c2}\u{06fd}\u{06fe}\u{0f0b}\u{3007}]/u;
var RE_EUROPEAN_NUMBER = new RegExp([
  RE_ASCII_DIGIT,
  RE_EXT_ARABIC_INDIC_DIGIT
].map((regexp) => regexp.source).join("|"), "u");
var RE_PERMITTED_CATEGORY = new RegExp([
  RE_LETTER,
  RE_EUROPEAN_SEPARATOR,
  RE_COMMON_SEPARATOR,
  RE_NUMBER_DECIMAL,
  RE_MARK_NONSPACING,
  RE_MARK_SPACING_COMBINING,
  RE_CONTEXTO_EXCEPTIONS,
  RE_PVALID_EXCEPTIONS
].map((regexp) => regexp.source).join("|"), "u");

// ../../node_modules/typebox/build/format/idna/label/ascii.mjs
function IsAsciiLabel(value) {
  return RE_RULE_HYPHEN_PLACEMENT.test(value) && RE_RULE_NOT_RESERVED_ACE.test(value) && RE_ASCII_LDH.test(value);
}

// ../../node_modules/typebox/build/format/idna/format/puny.mjs
var PUNYCODE_BASE = 36;
var PUNYCODE_TMIN = 1;
var PUNYCODE_TMAX = 26;
var PUNYCODE_SKEW = 38;
var PUNYCODE_DAMP = 700;
var PUNYCODE_INITIAL_BIAS = 72;
var PUNYCODE_INITIAL_N = 128;
function ThrowDontCare() {
  throw null;
}
function IsAcePrefixed(value) {
  return value.toLowerCase().startsWith("xn--");
}
function Adapt(delta, numPoints, firstTime) {
  delta = firstTime ? Math.floor(delta / PUNYCODE_DAMP) : delta >> 1;
  delta += Math.floor(delta / numPoints);
  let k = 0;
  while (delta > (PUNYCODE_BASE - PUNYCODE_TMIN) * PUNYCODE_TMAX >> 1) {
    delta = Math.floor(delta / (PUNYCODE_BASE - PUNYCODE_TMIN));
    k += PUNYCODE_BASE;
  }
  return k + Math.floor((PUNYCODE_BASE - PUNYCODE_TMIN + 1) * delta / (delta + PUNYCODE_SKEW));
}
function Decode2(value) {
  const output = [];
  let n = PUNYCODE_INITIAL_N;
  let i = 0;
  let bias = PUNYCODE_INITIAL_BIAS;
  const delimIdx = value.lastIndexOf("-");
  if (delimIdx > 0) {
    for (let j = 0; j < delimIdx; j++) {
      const cp = value.charCodeAt(j);
      if (cp >= 128)
        ThrowDontCare();
      output.push(cp);
    }
  }
  let inIdx = delimIdx < 0 ? 0 : delimIdx + 1;
  while (inIdx < value.length) {
    const oldi = i;
    let w = 1;
    let k = PUNYCODE_BASE;
    while (true) {
      if (inIdx >= value.length)
        ThrowDontCare();
      const ch = value.charCodeAt(inIdx++);
      let digit;
      if (ch >= 97 && ch <= 122)
        digit = ch - 97;
      else if (ch >= 48 && ch <= 57)
        digit = ch - 48 + 26;
      else
        ThrowDontCare();
      i += digit * w;
      const t = k <= bias ? PUNYCODE_TMIN : k >= bias + PUNYCODE_TMAX ? PUNYCODE_TMAX : k - bias;
      if (digit < t)
        break;
      w *= PUNYCODE_BASE - t;
      k += PUNYCODE_BASE;
    }
    const outLen = output.length + 1;
    bias = Adapt(i - oldi, outLen, oldi === 0);
    n += Math.floor(i / outLen);
    i %= outLen;
    output.splice(i, 0, n);
    i++;
  }
  return String.fromCodePoint(...output);
}
function DigitToChar(digit) {
  return digit < 26 ? String.fromCharCode(digit + 97) : String.fromCharCode(digit - 26 + 48);
}
var RE_REPLACE_NON_ASCII = new RegExp(RE_NON_ASCII.source, "gu");
function Encode2(input) {
  const basic = input.replace(RE_REPLACE_NON_ASCII, "");
  const basicLength = basic.length;
  const result = basicLength > 0 ? [basic, "-"] : [];
  const codePoints = Array.from(input, (char) => char.codePointAt(0));
  let n = PUNYCODE_INITIAL_N;
  let delta = 0;
  let bias = PUNYCODE_INITIAL_BIAS;
  let handledCPCount = basicLength;
  while (handledCPCount < codePoints.length) {
    let m = Infinity;
    for (const cp of codePoints) {
      if (cp >= n && cp < m)
        m = cp;
    }
    delta += (m - n) * (handledCPCount + 1);
    n = m;
    for (const cp of codePoints) {
      if (cp < n)
        delta++;
      if (cp === n) {
        let q = delta;
        for (let k = PUNYCODE_BASE; ; k += PUNYCODE_BASE) {
          const t = k <= bias ? PUNYCODE_TMIN : k >= bias + PUNYCODE_TMAX ? PUNYCODE_TMAX : k - bias;
          if (q < t)
            break;
          const digit = t + (q - t) % (PUNYCODE_BASE - t);
          result.push(DigitToChar(digit));
          q = Math.floor((q - t) / (PUNYCODE_BASE - t));
        }
        result.push(DigitToChar(q));
        bias = Adapt(delta, handledCPCount + 1, handledCPCount === basicLength);
        delta = 0;
        handledCPCount++;
      }
    }
    delta++;
    n++;
  }
  return result.join("");
}

// ../../node_modules/typebox/build/format/idna/format/bidi.mjs
var RE_RTL_ALLOWED = /^(?:R|AL|AN|EN|ES|CS|ET|ON|BN|NSM)$/;
var RE_LTR_ALLOWED = /^(?:L|EN|ES|CS|ET|ON|BN|NSM)$/;
var RE_RTL_CLASSES = /^(?:R|AL|AN)$/;
function HasBidiChars(value) {
  if (IsAcePrefixed(value)) {
    try {
      return HasRightToLeftCharacters(Decode2(value.slice(4).toLowerCase()));
    } catch {
      return false;
    }
  }
  return HasRightToLeftCharacters(value);
}
function GetBidiClass(codePoint) {
  const char = String.fromCodePoint(codePoint);
  return RE_EUROPEAN_NUMBER.test(char) ? "EN" : RE_ARABIC_INDIC_DIGIT.test(char) ? "AN" : (
    // Pattern.RE_EUROPEAN_SEPARATOR.test(char) ? 'ES' : // (no-spec-coverage)
    // Pattern.RE_COMMON_SEPARATOR.test(char) ? 'CS' : // (no-spec-coverage)
    RE_MARK_NONSPACING.test(char) ? "NSM" : RE_SCRIPT_HEBREW.test(char) ? "R" : RE_SCRIPT_ARABIC_LETTER.test(char) ? "AL" : RE_LETTER.test(char) ? "L" : "ON"
  );
}
function HasRightToLeftCharacters(value) {
  for (const ch of value)
    if (RE_RTL_CLASSES.test(GetBidiClass(ch.codePointAt(0))))
      return true;
  return false;
}
function SatisfiesBidiRule(value) {
  let isRtl = false;
  let allowed = RE_LTR_ALLOWED;
  let sawEN = false;
  let sawAN = false;
  let isFirst = true;
  for (const ch of value) {
    const bidiClass = GetBidiClass(ch.codePointAt(0));
    if (isFirst) {
      if (bidiClass !== "L" && bidiClass !== "R" && bidiClass !== "AL")
        return false;
      isRtl = bidiClass === "R" || bidiClass === "AL";
      allowed = isRtl ? RE_RTL_ALLOWED : RE_LTR_ALLOWED;
      isFirst = false;
    }
    if (!allowed.test(bidiClass))
      return false;
    if (bidiClass === "EN")
      sawEN = true;
    else if (bidiClass === "AN")
      sawAN = true;
  }
  if (isRtl && sawEN && sawAN)
    return false;
  return true;
}

// ../../node_modules/typebox/build/format/idna/label/unicode.mjs
function ExceedsMaxALabelLength(value) {
  return RE_NON_ASCII.test(value) && Encode2(value).length + 4 > 63;
}
function HasInvalidHyphens(chars) {
  if (chars[0] === "-" || chars[chars.length - 1] === "-")
    return true;
  return chars.slice(2).join("").startsWith("--");
}
function IsUnicodeLabel(value) {
  if (ExceedsMaxALabelLength(value))
    return false;
  if (HasRightToLeftCharacters(value) && !SatisfiesBidiRule(value))
    return false;
  const chars = [...value];
  const codePoints = chars.map((c) => c.codePointAt(0));
  const length = codePoints.length;
  if (HasInvalidHyphens(chars))
    return false;
  if (RE_COMBINING_MARK.test(chars[0]))
    return false;
  let hasJapanese = false;
  for (let i = 0; i < length; i++) {
    const codePoint = codePoints[i];
    const char = chars[i];
    if (RE_RFC5892_DISALLOWED.test(char))
      return false;
    if (!RE_PERMITTED_CATEGORY.test(char))
      return false;
    if (RE_SCRIPT_JAPANESE.test(char))
      hasJapanese = true;
    const prev = codePoints[i - 1], next = codePoints[i + 1];
    switch (codePoint) {
      case 183:
        if (prev !== 108 || next !== 108)
          return false;
        break;
      // MIDDLE DOT (Catalan)
      case 885:
        if (!next || !RE_SCRIPT_GREEK.test(chars[i + 1]))
          return false;
        break;
      // Greek KERAIA
      case 1523:
      case 1524:
        if (!prev || !RE_SCRIPT_HEBREW.test(chars[i - 1]))
          return false;
        break;
      // Hebrew GERESH
      case 8204:
        if (!prev || prev < 128 && !RE_VIRAMA.test(chars[i - 1]))
          return false;
        break;
      case 8205:
        if (!prev || !RE_VIRAMA.test(chars[i - 1]))
          return false;
        break;
      case 12539:
        break;
    }
  }
  if (value.includes("\u30FB") && !hasJapanese)
    return false;
  return true;
}

// ../../node_modules/typebox/build/format/idna/label/puny.mjs
function IsPunyLabel(value) {
  if (!IsAcePrefixed(value))
    return false;
  try {
    const body = value.slice(4).toLowerCase();
    if (body.lastIndexOf("-") === 0)
      return false;
    const decoded = Decode2(body);
    if (!RE_NON_ASCII.test(decoded))
      return false;
    return IsUnicodeLabel(decoded);
  } catch {
    return false;
  }
}

// ../../node_modules/typebox/build/format/idna/hostname.mjs
function IsValidLabelLength(value) {
  return value.length > 0 && value.length <= 63;
}
function IsLabel(value) {
  return IsValidLabelLength(value) && (IsPunyLabel(value) || IsAsciiLabel(value));
}
function IsHostname(value) {
  if (value.length === 0 || value.length > 253)
    return false;
  if (value.charCodeAt(value.length - 1) === 46)
    return false;
  return value.split(".").every((label) => IsLabel(label));
}

// ../../node_modules/typebox/build/format/idna/idn-hostname.mjs
function IsValidLabelLength2(value) {
  return value.length > 0 && value.length <= 63;
}
function IsLabel2(value) {
  return IsValidLabelLength2(value) && (IsPunyLabel(value) || IsUnicodeLabel(value));
}
function NormalizeHostname(value) {
  return value.replace(/[\uff01-\uff5e]/g, (char) => String.fromCharCode(char.charCodeAt(0) - 65248)).normalize("NFC").replace(/[\u00ad\u034f\u180b-\u180d\u200b\ufe00-\ufe0f\u{e0100}-\u{e01ef}]/gu, "").replace(/[\u002E\u3002\uFF0E\uFF61]/g, ".");
}
function IsIdnHostname(value) {
  if (value.length === 0 || value.includes(" "))
    return false;
  const normalized = NormalizeHostname(value);
  if (normalized.length > 253)
    return false;
  const labels = normalized.split(".");
  const hasBidiChars = labels.some((label) => HasBidiChars(label));
  return labels.every((label) => IsLabel2(label) && (!hasBidiChars || SatisfiesBidiRule(label)));
}

// ../../node_modules/typebox/build/format/hostname.mjs
function IsHostname2(value) {
  return IsHostname(value);
}

// ../../node_modules/typebox/build/format/idn_email.mjs
var IdnEmail = /^(?:[A-Za-z0-9!#$%&'*+\/=?^_`{|}~\u{0080}-\u{10FFFF}-]+(?:\.[A-Za-z0-9!#$%&'*+\/=?^_`{|}~\u{0080}-\u{10FFFF}-]+)*|"(?:[^"\\]|\\.)*")@[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})(?<!-)(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,62})(?<!-))*$/iu;
function IsIdnEmail(value) {
  return IdnEmail.test(value.normalize("NFC"));
}

// ../../node_modules/typebox/build/format/idn_hostname.mjs
function IsIdnHostname2(value) {
  return IsIdnHostname(value);
}

// ../../node_modules/typebox/build/format/ipv4.mjs
var IPv4 = /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)$/;
function IsIPv4(value) {
  return IPv4.test(value);
}

// ../../node_modules/typebox/build/format/ipv6.mjs
var IPv6 = /^(?:(?:(?:[0-9a-f]{1,4}:){6}|::(?:[0-9a-f]{1,4}:){5}|(?:[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){4}|(?:(?:[0-9a-f]{1,4}:)?[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){3}|(?:(?:[0-9a-f]{1,4}:){0,2}[0-9a-f]{1,4})?::(?:[0-9a-f]{1,4}:){2}|(?:(?:[0-9a-f]{1,4}:){0,3}[0-9a-f]{1,4})?::[0-9a-f]{1,4}:|(?:(?:[0-9a-f]{1,4}:){0,4}[0-9a-f]{1,4})?::)(?:[0-9a-f]{1,4}:[0-9a-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[0-9a-f]{1,4}:){0,5}[0-9a-f]{1,4})?::[0-9a-f]{1,4}|(?:(?:[0-9a-f]{1,4}:){0,6}[0-9a-f]{1,4})?::)$/i;
function IsIPv6(value) {
  return IPv6.test(value);
}

// ../../node_modules/typebox/build/format/iri_reference.mjs
var InvalidIriChars = /[\x00-\x20\x7F\\]|%(?![0-9a-fA-F]{2})/;
var MalformedScheme = /^[a-zA-Z][a-zA-Z0-9+\-.]*\/\//;
function IsIriReference(value) {
  return !InvalidIriChars.test(value) && !MalformedScheme.test(value) && URL.canParse(value, "http://example.com");
}

// ../../node_modules/typebox/build/format/iri.mjs
var InvalidIriChars2 = /[\x00-\x20<>\^`{|}\\]/;
var InvalidPercentEncoding = /%(?![0-9a-fA-F]{2})/;
function IsIri(value) {
  if (InvalidIriChars2.test(value))
    return false;
  if (InvalidPercentEncoding.test(value))
    return false;
  return URL.canParse(value);
}

// ../../node_modules/typebox/build/format/json_pointer_uri_fragment.mjs
var JsonPointerUriFragment = /^#(?:\/(?:[a-z0-9_\-.!$&'()*+,;:=@]|%[0-9a-f]{2}|~0|~1)*)*$/i;
function IsJsonPointerUriFragment(value) {
  return JsonPointerUriFragment.test(value);
}

// ../../node_modules/typebox/build/format/json_pointer.mjs
var JsonPointer = /^(?:\/(?:[^~/]|~0|~1)*)*$/;
function IsJsonPointer(value) {
  return JsonPointer.test(value);
}

// ../../node_modules/typebox/build/format/regex.mjs
function IsRegex(value) {
  try {
    new RegExp(value, "u");
    return true;
  } catch {
    return false;
  }
}

// ../../node_modules/typebox/build/format/relative_json_pointer.mjs
var RelativeJsonPointer = /^(?:0|[1-9][0-9]*)(?:#|(?:\/(?:[^~/]|~0|~1)*)*)$/;
function IsRelativeJsonPointer(value) {
  return RelativeJsonPointer.test(value);
}

// ../../node_modules/typebox/build/format/uri_reference.mjs
var UriReference = /^(?:[a-z][a-z0-9+\-.]*:(?:\/\/(?:(?:[-a-z0-9._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:[\da-f]{1,4}:){6}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|::(?:[\da-f]{1,4}:){5}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:[\da-f]{1,4})?::(?:[\da-f]{1,4}:){4}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,1}[\da-f]{1,4})?::(?:[\da-f]{1,4}:){3}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,2}[\da-f]{1,4})?::(?:[\da-f]{1,4}:){2}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,3}[\da-f]{1,4})?::[\da-f]{1,4}:(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,4}[\da-f]{1,4})?::(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,5}[\da-f]{1,4})?::[\da-f]{1,4}|(?:(?:[\da-f]{1,4}:){0,6}[\da-f]{1,4})?::)|v[0-9a-f]+\.[-a-z0-9._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)|(?:[-a-z0-9._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[-a-z0-9._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[-a-z0-9._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[-a-z0-9._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[-a-z0-9._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[-a-z0-9._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:\/\/(?:(?:[-a-z0-9._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:[\da-f]{1,4}:){6}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|::(?:[\da-f]{1,4}:){5}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:[\da-f]{1,4})?::(?:[\da-f]{1,4}:){4}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,1}[\da-f]{1,4})?::(?:[\da-f]{1,4}:){3}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,2}[\da-f]{1,4})?::(?:[\da-f]{1,4}:){2}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,3}[\da-f]{1,4})?::[\da-f]{1,4}:(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,4}[\da-f]{1,4})?::(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,5}[\da-f]{1,4})?::[\da-f]{1,4}|(?:(?:[\da-f]{1,4}:){0,6}[\da-f]{1,4})?::)|v[0-9a-f]+\.[-a-z0-9._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)|(?:[-a-z0-9._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[-a-z0-9._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[-a-z0-9._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[-a-z0-9._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[-a-z0-9._~!$&'()*+,;=@]|%[0-9a-f]{2})+(?:\/(?:[-a-z0-9._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?)(?:\?(?:[-a-z0-9._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[-a-z0-9._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
function IsUriReference(value) {
  return UriReference.test(value);
}

// ../../node_modules/typebox/build/format/uri_template.mjs
var UriTemplate = /^(?:(?:[^\x00-\x20"<>%\\^`{|}\x7f]|%[0-9a-f]{2})|\{[+#./;?&=,!@|]?(?:[a-z0-9_]|%[0-9a-f]{2})+(?:\.(?:[a-z0-9_]|%[0-9a-f]{2})+)*(?::[1-9]\d{0,3}|\*)?(?:,(?:[a-z0-9_]|%[0-9a-f]{2})+(?:\.(?:[a-z0-9_]|%[0-9a-f]{2})+)*(?::[1-9]\d{0,3}|\*)?)*\})*$/i;
function IsUriTemplate(value) {
  return UriTemplate.test(value);
}

// ../../node_modules/typebox/build/format/uri.mjs
var Uri = /^[a-z][a-z0-9+\-.]*:(?:\/\/(?:(?:[-a-z0-9._~!$&'()*+,;=:]|%[0-9a-f]{2})*@)?(?:\[(?:(?:(?:[\da-f]{1,4}:){6}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|::(?:[\da-f]{1,4}:){5}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:[\da-f]{1,4})?::(?:[\da-f]{1,4}:){4}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,1}[\da-f]{1,4})?::(?:[\da-f]{1,4}:){3}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,2}[\da-f]{1,4})?::(?:[\da-f]{1,4}:){2}(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,3}[\da-f]{1,4})?::[\da-f]{1,4}:(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,4}[\da-f]{1,4})?::(?:[\da-f]{1,4}:[\da-f]{1,4}|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d))|(?:(?:[\da-f]{1,4}:){0,5}[\da-f]{1,4})?::[\da-f]{1,4}|(?:(?:[\da-f]{1,4}:){0,6}[\da-f]{1,4})?::)|v[0-9a-f]+\.[-a-z0-9._~!$&'()*+,;=:]+)\]|(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)\.){3}(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)|(?:[-a-z0-9._~!$&'()*+,;=]|%[0-9a-f]{2})*)(?::\d*)?(?:\/(?:[-a-z0-9._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*|\/(?:(?:[-a-z0-9._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[-a-z0-9._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?|(?:[-a-z0-9._~!$&'()*+,;=:@]|%[0-9a-f]{2})+(?:\/(?:[-a-z0-9._~!$&'()*+,;=:@]|%[0-9a-f]{2})*)*)?(?:\?(?:[-a-z0-9._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?(?:#(?:[-a-z0-9._~!$&'()*+,;=:@/?]|%[0-9a-f]{2})*)?$/i;
function IsUri(value) {
  return Uri.test(value);
}

// ../../node_modules/typebox/build/format/url.mjs
function IsUrl(value) {
  return URL.canParse(value);
}

// ../../node_modules/typebox/build/format/uuid.mjs
var Uuid = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;
function IsUuid(value) {
  return Uuid.test(value);
}

// ../../node_modules/typebox/build/format/_registry.mjs
var formats = /* @__PURE__ */ new Map();
function Clear() {
  formats.clear();
}
function Entries3() {
  return [...formats.entries()];
}
function Set4(format, check) {
  formats.set(format, check);
}
function Has2(format) {
  return formats.has(format);
}
function Get4(format) {
  return formats.get(format);
}
function Test(format, value) {
  return formats.get(format)?.(value) ?? true;
}
function Reset2() {
  Clear();
  formats.set("date-time", IsDateTime);
  formats.set("date", IsDate2);
  formats.set("duration", IsDuration);
  formats.set("email", IsEmail);
  formats.set("hostname", IsHostname2);
  formats.set("idn-email", IsIdnEmail);
  formats.set("idn-hostname", IsIdnHostname2);
  formats.set("ipv4", IsIPv4);
  formats.set("ipv6", IsIPv6);
  formats.set("iri-reference", IsIriReference);
  formats.set("iri", IsIri);
  formats.set("json-pointer-uri-fragment", IsJsonPointerUriFragment);
  formats.set("json-pointer", IsJsonPointer);
  formats.set("regex", IsRegex);
  formats.set("relative-json-pointer", IsRelativeJsonPointer);
  formats.set("time", IsTime);
  formats.set("uri-reference", IsUriReference);
  formats.set("uri-template", IsUriTemplate);
  formats.set("uri", IsUri);
  formats.set("url", IsUrl);
  formats.set("uuid", IsUuid);
}
Reset2();

// ../../node_modules/typebox/build/schema/engine/format.mjs
function BuildFormat(_stack, _context, schema5, value) {
  return format_exports.Has(schema5.format) ? emit_exports.Call(CreateVariable(format_exports.Get(schema5.format)), [value]) : emit_exports.Constant(true);
}
function CheckFormat(_stack, _context, schema5, value) {
  return format_exports.Test(schema5.format, value);
}
function ErrorFormat(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckFormat(stack, context, schema5, value) || context.AddError("format", schemaPath, instancePath, { format: schema5.format });
}

// ../../node_modules/typebox/build/schema/engine/if.mjs
function BuildIf(stack, context, schema5, value) {
  const thenSchema = IsThen(schema5) ? schema5.then : true;
  const elseSchema = IsElse(schema5) ? schema5.else : true;
  return emit_exports.Ternary(BuildSchema(stack, context, schema5.if, value), BuildSchema(stack, context, thenSchema, value), BuildSchema(stack, context, elseSchema, value));
}
function CheckIf(stack, context, schema5, value) {
  const thenSchema = IsThen(schema5) ? schema5.then : true;
  const elseSchema = IsElse(schema5) ? schema5.else : true;
  return CheckSchema(stack, context, schema5.if, value) ? CheckSchema(stack, context, thenSchema, value) : CheckSchema(stack, context, elseSchema, value);
}
function ErrorIf(stack, context, schemaPath, instancePath, schema5, value) {
  const thenSchema = IsThen(schema5) ? schema5.then : true;
  const elseSchema = IsElse(schema5) ? schema5.else : true;
  const trueContext = new ErrorContext();
  const isIf = ErrorSchema(stack, trueContext, `${schemaPath}/if`, instancePath, schema5.if, value) ? ErrorSchema(stack, trueContext, `${schemaPath}/then`, instancePath, thenSchema, value) || context.AddError("if", schemaPath, instancePath, { failingKeyword: "then" }) : ErrorSchema(stack, context, `${schemaPath}/else`, instancePath, elseSchema, value) || context.AddError("if", schemaPath, instancePath, { failingKeyword: "else" });
  if (isIf)
    context.Merge([trueContext]);
  return isIf;
}

// ../../node_modules/typebox/build/schema/engine/items.mjs
function BuildItemsSizedStandard(stack, context, schema5, value) {
  return emit_exports.ReduceAnd(schema5.items.map((schema6, index3) => {
    const isLength = emit_exports.IsLessEqualThan(emit_exports.Member(value, "length"), emit_exports.Constant(index3));
    const isSchema = BuildSchemaPushStack(stack, context, schema6, `${value}[${index3}]`);
    const addIndex = context.AddIndex(emit_exports.Constant(index3));
    return emit_exports.Or(isLength, emit_exports.And(isSchema, addIndex));
  }));
}
function BuildItemsSizedFast(stack, context, schema5, value) {
  return emit_exports.ReduceAnd(schema5.items.map((schema6, index3) => {
    const isLength = emit_exports.IsLessEqualThan(emit_exports.Member(value, "length"), emit_exports.Constant(index3));
    const isSchema = BuildSchemaPushStack(stack, context, schema6, `${value}[${index3}]`);
    return emit_exports.Or(isLength, isSchema);
  }));
}
function BuildItemsSized(stack, context, schema5, value) {
  return context.UseUnevaluated() ? BuildItemsSizedStandard(stack, context, schema5, value) : BuildItemsSizedFast(stack, context, schema5, value);
}
function CheckItemsSized(stack, context, schema5, value) {
  return guard_exports.Every(schema5.items, 0, (schema6, index3) => {
    return guard_exports.IsLessEqualThan(value.length, index3) || CheckSchemaPushStack(stack, context, schema6, value[index3]) && context.AddIndex(index3);
  });
}
function ErrorItemsSized(stack, context, schemaPath, instancePath, schema5, value) {
  return guard_exports.EveryAll(schema5.items, 0, (schema6, index3) => {
    const nextSchemaPath = `${schemaPath}/items/${index3}`;
    const nextInstancePath = `${instancePath}/${index3}`;
    return guard_exports.IsLessEqualThan(value.length, index3) || ErrorSchemaPushStack(stack, context, nextSchemaPath, nextInstancePath, schema6, value[index3]) && context.AddIndex(index3);
  });
}
function BuildItemsUnsizedStandard(stack, context, schema5, value) {
  const offset = IsPrefixItems(schema5) ? schema5.prefixItems.length : 0;
  const [item] = [CreateUnique()];
  const isSchema = BuildSchemaPushStack(stack, context, schema5.items, item);
  const addIndex = context.AddIndex("index");
  return emit_exports.Every(value, emit_exports.Constant(offset), [item, "index"], emit_exports.And(isSchema, addIndex));
}
function BuildItemsUnsizedFast(stack, context, schema5, value) {
  const offset = IsPrefixItems(schema5) ? schema5.prefixItems.length : 0;
  const [item] = [CreateUnique()];
  const isSchema = BuildSchemaPushStack(stack, context, schema5.items, item);
  return emit_exports.Every(value, emit_exports.Constant(offset), [item, "index"], isSchema);
}
function BuildItemsUnsized(stack, context, schema5, value) {
  return context.UseUnevaluated() ? BuildItemsUnsizedStandard(stack, context, schema5, value) : BuildItemsUnsizedFast(stack, context, schema5, value);
}
function CheckItemsUnsized(stack, context, schema5, value) {
  const offset = IsPrefixItems(schema5) ? schema5.prefixItems.length : 0;
  return guard_exports.Every(value, offset, (element, index3) => {
    return CheckSchemaPushStack(stack, context, schema5.items, element) && context.AddIndex(index3);
  });
}
function ErrorItemsUnsized(stack, context, schemaPath, instancePath, schema5, value) {
  const offset = IsPrefixItems(schema5) ? schema5.prefixItems.length : 0;
  return guard_exports.EveryAll(value, offset, (element, index3) => {
    const nextSchemaPath = `${schemaPath}/items`;
    const nextInstancePath = `${instancePath}/${index3}`;
    return ErrorSchemaPushStack(stack, context, nextSchemaPath, nextInstancePath, schema5.items, element) && context.AddIndex(index3);
  });
}
function BuildItems(stack, context, schema5, value) {
  return IsItemsSized(schema5) ? BuildItemsSized(stack, context, schema5, value) : BuildItemsUnsized(stack, context, schema5, value);
}
function CheckItems(stack, context, schema5, value) {
  return IsItemsSized(schema5) ? CheckItemsSized(stack, context, schema5, value) : CheckItemsUnsized(stack, context, schema5, value);
}
function ErrorItems(stack, context, schemaPath, instancePath, schema5, value) {
  return IsItemsSized(schema5) ? ErrorItemsSized(stack, context, schemaPath, instancePath, schema5, value) : ErrorItemsUnsized(stack, context, schemaPath, instancePath, schema5, value);
}

// ../../node_modules/typebox/build/schema/engine/maxContains.mjs
function IsValid3(schema5) {
  return IsContains(schema5);
}
function BuildMaxContains(stack, context, schema5, value) {
  if (!IsValid3(schema5))
    return emit_exports.Constant(true);
  const [item] = [CreateUnique()];
  const count = emit_exports.Counted(value, [item, "_"], BuildSchema(stack, context, schema5.contains, item));
  return emit_exports.IsLessEqualThan(count, emit_exports.Constant(schema5.maxContains));
}
function CheckMaxContains(stack, context, schema5, value) {
  if (!IsValid3(schema5))
    return true;
  const count = guard_exports.Counted(value, (item) => CheckSchema(stack, context, schema5.contains, item));
  return guard_exports.IsLessEqualThan(count, schema5.maxContains);
}
function ErrorMaxContains(stack, context, schemaPath, instancePath, schema5, value) {
  const minContains = IsMinContains(schema5) ? schema5.minContains : 1;
  return CheckMaxContains(stack, context, schema5, value) || context.AddError("contains", schemaPath, instancePath, { minContains, maxContains: schema5.maxContains });
}

// ../../node_modules/typebox/build/schema/engine/maximum.mjs
function BuildMaximum(_stack, _context, schema5, value) {
  return emit_exports.IsLessEqualThan(value, emit_exports.Constant(schema5.maximum));
}
function CheckMaximum(_stack, _context, schema5, value) {
  return guard_exports.IsLessEqualThan(value, schema5.maximum);
}
function ErrorMaximum(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckMaximum(stack, context, schema5, value) || context.AddError("maximum", schemaPath, instancePath, { comparison: "<=", limit: schema5.maximum });
}

// ../../node_modules/typebox/build/schema/engine/maxItems.mjs
function BuildMaxItems(_stack, _context, schema5, value) {
  return emit_exports.IsLessEqualThan(emit_exports.Member(value, "length"), emit_exports.Constant(schema5.maxItems));
}
function CheckMaxItems(_stack, _context, schema5, value) {
  return guard_exports.IsLessEqualThan(value.length, schema5.maxItems);
}
function ErrorMaxItems(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckMaxItems(stack, context, schema5, value) || context.AddError("maxItems", schemaPath, instancePath, { limit: schema5.maxItems });
}

// ../../node_modules/typebox/build/schema/engine/maxLength.mjs
function BuildMaxLength(_stack, _context, schema5, value) {
  return emit_exports.IsMaxLength(value, emit_exports.Constant(schema5.maxLength));
}
function CheckMaxLength(_stack, _context, schema5, value) {
  return guard_exports.IsMaxLength(value, schema5.maxLength);
}
function ErrorMaxLength(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckMaxLength(stack, context, schema5, value) || context.AddError("maxLength", schemaPath, instancePath, { limit: schema5.maxLength });
}

// ../../node_modules/typebox/build/schema/engine/maxProperties.mjs
function BuildMaxProperties(_stack, _context, schema5, value) {
  return emit_exports.IsLessEqualThan(emit_exports.Member(emit_exports.Keys(value), "length"), emit_exports.Constant(schema5.maxProperties));
}
function CheckMaxProperties(_stack, _context, schema5, value) {
  return guard_exports.IsLessEqualThan(guard_exports.Keys(value).length, schema5.maxProperties);
}
function ErrorMaxProperties(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckMaxProperties(stack, context, schema5, value) || context.AddError("maxProperties", schemaPath, instancePath, { limit: schema5.maxProperties });
}

// ../../node_modules/typebox/build/schema/engine/minContains.mjs
function IsValid4(schema5) {
  return IsContains(schema5);
}
function BuildMinContainsStandard(stack, context, schema5, value) {
  const [item, index3] = [CreateUnique(), CreateUnique()];
  const count = emit_exports.Counted(value, [item, index3], emit_exports.And(BuildSchema(stack, context, schema5.contains, item), context.AddIndex(index3)));
  return emit_exports.IsGreaterEqualThan(count, emit_exports.Constant(schema5.minContains));
}
function BuildMinContainsFast(stack, context, schema5, value) {
  const [item] = [CreateUnique()];
  const count = emit_exports.Counted(value, [item, "_"], BuildSchema(stack, context, schema5.contains, item));
  return emit_exports.IsGreaterEqualThan(count, emit_exports.Constant(schema5.minContains));
}
function BuildMinContains(stack, context, schema5, value) {
  if (!IsValid4(schema5))
    return emit_exports.Constant(true);
  return context.UseUnevaluated() ? BuildMinContainsStandard(stack, context, schema5, value) : BuildMinContainsFast(stack, context, schema5, value);
}
function CheckMinContains(stack, context, schema5, value) {
  if (!IsValid4(schema5))
    return true;
  const count = guard_exports.Counted(value, (item, index3) => CheckSchema(stack, context, schema5.contains, item) && context.AddIndex(index3));
  return guard_exports.IsGreaterEqualThan(count, schema5.minContains);
}
function ErrorMinContains(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckMinContains(stack, context, schema5, value) || context.AddError("contains", schemaPath, instancePath, { minContains: schema5.minContains });
}

// ../../node_modules/typebox/build/schema/engine/minimum.mjs
function BuildMinimum(_stack, _context, schema5, value) {
  return emit_exports.IsGreaterEqualThan(value, emit_exports.Constant(schema5.minimum));
}
function CheckMinimum(_stack, _context, schema5, value) {
  return guard_exports.IsGreaterEqualThan(value, schema5.minimum);
}
function ErrorMinimum(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckMinimum(stack, context, schema5, value) || context.AddError("minimum", schemaPath, instancePath, { comparison: ">=", limit: schema5.minimum });
}

// ../../node_modules/typebox/build/schema/engine/minItems.mjs
function BuildMinItems(_stack, _context, schema5, value) {
  return emit_exports.IsGreaterEqualThan(emit_exports.Member(value, "length"), emit_exports.Constant(schema5.minItems));
}
function CheckMinItems(_stack, _context, schema5, value) {
  return guard_exports.IsGreaterEqualThan(value.length, schema5.minItems);
}
function ErrorMinItems(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckMinItems(stack, context, schema5, value) || context.AddError("minItems", schemaPath, instancePath, { limit: schema5.minItems });
}

// ../../node_modules/typebox/build/schema/engine/minLength.mjs
function BuildMinLength(_stack, _context, schema5, value) {
  return emit_exports.IsMinLength(value, emit_exports.Constant(schema5.minLength));
}
function CheckMinLength(_stack, _context, schema5, value) {
  return guard_exports.IsMinLength(value, schema5.minLength);
}
function ErrorMinLength(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckMinLength(stack, context, schema5, value) || context.AddError("minLength", schemaPath, instancePath, { limit: schema5.minLength });
}

// ../../node_modules/typebox/build/schema/engine/minProperties.mjs
function BuildMinProperties(_stack, _context, schema5, value) {
  return emit_exports.IsGreaterEqualThan(emit_exports.Member(emit_exports.Keys(value), "length"), emit_exports.Constant(schema5.minProperties));
}
function CheckMinProperties(_stack, _context, schema5, value) {
  return guard_exports.IsGreaterEqualThan(guard_exports.Keys(value).length, schema5.minProperties);
}
function ErrorMinProperties(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckMinProperties(stack, context, schema5, value) || context.AddError("minProperties", schemaPath, instancePath, { limit: schema5.minProperties });
}

// ../../node_modules/typebox/build/schema/engine/multipleOf.mjs
function BuildMultipleOf(_stack, _context, schema5, value) {
  return emit_exports.MultipleOf(value, emit_exports.Constant(schema5.multipleOf));
}
function CheckMultipleOf(_stack, _context, schema5, value) {
  return guard_exports.IsMultipleOf(value, schema5.multipleOf);
}
function ErrorMultipleOf(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckMultipleOf(stack, context, schema5, value) || context.AddError("multipleOf", schemaPath, instancePath, { multipleOf: schema5.multipleOf });
}

// ../../node_modules/typebox/build/schema/engine/not.mjs
function BuildNotStandard(stack, context, schema5, value) {
  return Reducer(stack, context, [schema5.not], value, emit_exports.Not(emit_exports.IsEqual(emit_exports.Member("results", "length"), emit_exports.Constant(1))));
}
function BuildNotFast(stack, context, schema5, value) {
  return emit_exports.Not(BuildSchema(stack, context, schema5.not, value));
}
function BuildNot(stack, context, schema5, value) {
  return context.UseUnevaluated() ? BuildNotStandard(stack, context, schema5, value) : BuildNotFast(stack, context, schema5, value);
}
function CheckNot(stack, context, schema5, value) {
  const nextContext = new CheckContext();
  const isSchema = !CheckSchema(stack, nextContext, schema5.not, value);
  const isNot = isSchema && context.Merge([nextContext]);
  return isNot;
}
function ErrorNot(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckNot(stack, context, schema5, value) || context.AddError("not", schemaPath, instancePath, {});
}

// ../../node_modules/typebox/build/schema/engine/oneOf.mjs
function BuildOneOfStandard(stack, context, schema5, value) {
  return Reducer(stack, context, schema5.oneOf, value, emit_exports.IsEqual(emit_exports.Member("results", "length"), emit_exports.Constant(1)));
}
function BuildOneOfFast(stack, context, schema5, value) {
  const [result] = [CreateUnique()];
  const results = emit_exports.ArrayLiteral(schema5.oneOf.map((schema6) => BuildSchema(stack, context, schema6, value)));
  const count = emit_exports.Counted(results, [result, "_"], emit_exports.IsEqual(result, emit_exports.Constant(true)));
  return emit_exports.IsEqual(count, emit_exports.Constant(1));
}
function BuildOneOf(stack, context, schema5, value) {
  return context.UseUnevaluated() ? BuildOneOfStandard(stack, context, schema5, value) : BuildOneOfFast(stack, context, schema5, value);
}
function CheckOneOf(stack, context, schema5, value) {
  const passedContexts = schema5.oneOf.reduce((result, schema6) => {
    const nextContext = new CheckContext();
    return CheckSchema(stack, nextContext, schema6, value) ? [...result, nextContext] : result;
  }, []);
  return guard_exports.IsEqual(passedContexts.length, 1) && context.Merge(passedContexts);
}
function ErrorOneOf(stack, context, schemaPath, instancePath, schema5, value) {
  const failedContexts = [];
  const passingSchemas = [];
  const passedContexts = schema5.oneOf.reduce((result, schema6, index3) => {
    const nextContext = new ErrorContext();
    const nextSchemaPath = `${schemaPath}/oneOf/${index3}`;
    const isSchema = ErrorSchema(stack, nextContext, nextSchemaPath, instancePath, schema6, value);
    if (isSchema)
      passingSchemas.push(index3);
    if (!isSchema)
      failedContexts.push(nextContext);
    return isSchema ? [...result, nextContext] : result;
  }, []);
  const isOneOf = guard_exports.IsEqual(passedContexts.length, 1) && context.Merge(passedContexts);
  if (!isOneOf && guard_exports.IsEqual(passingSchemas.length, 0))
    failedContexts.forEach((failed) => context.AddErrors(failed.GetErrors()));
  return isOneOf || context.AddError("oneOf", schemaPath, instancePath, { passingSchemas });
}

// ../../node_modules/typebox/build/schema/engine/pattern.mjs
function BuildPattern(_stack, _context, schema5, value) {
  const regexp = CreateVariable(guard_exports.IsString(schema5.pattern) ? UnicodeRegExp(schema5.pattern) : schema5.pattern);
  return emit_exports.Call(emit_exports.Member(regexp, "test"), [value]);
}
function CheckPattern(_stack, _context, schema5, value) {
  const regexp = guard_exports.IsString(schema5.pattern) ? UnicodeRegExp(schema5.pattern) : schema5.pattern;
  return regexp.test(value);
}
function ErrorPattern(stack, context, schemaPath, instancePath, schema5, value) {
  return CheckPattern(stack, context, schema5, value) || context.AddError("pattern", schemaPath, instancePath, { pattern: schema5.pattern });
}

// ../../node_modules/typebox/build/schema/engine/patternProperties.mjs
function BuildPatternProperties(stack, context, schema5, value) {
  return emit_exports.ReduceAnd(guard_exports.Entries(schema5.patternProperties).map(([pattern, schema6]) => {
    const [key2, prop] = [CreateUnique(), CreateUnique()];
    const regexp = CreateVariable(UnicodeRegExp(pattern));
    const notKey = emit_exports.Not(emit_exports.Call(emit_exports.Member(regexp, "test"), [key2]));
    const isSchema = BuildSchemaPushStack(stack, context, schema6, prop);
    const addKey = context.AddKey(key2);
    const guarded = context.UseUnevaluated() ? emit_exports.Or(notKey, emit_exports.And(isSchema, addKey)) : emit_exports.Or(notKey, isSchema);
    return emit_exports.Every(emit_exports.Entries(value), emit_exports.Constant(0), [`[${key2}, ${prop}]`, "_"], guarded);
  }));
}
function CheckPatternProperties(stack, context, schema5, value) {
  return guard_exports.Every(guard_exports.Entries(schema5.patternProperties), 0, ([pattern, schema6]) => {
    const regexp = UnicodeRegExp(pattern);
    return guard_exports.Every(guard_exports.Entries(value), 0, ([key2, prop]) => {
      return !regexp.test(key2) || CheckSchemaPushStack(stack, context, schema6, prop) && context.AddKey(key2);
    });
  });
}
function ErrorPatternProperties(stack, context, schemaPath, instancePath, schema5, value) {
  return guard_exports.EveryAll(guard_exports.Entries(schema5.patternProperties), 0, ([pattern, schema6]) => {
    const nextSchemaPath = `${schemaPath}/patternProperties/${EncodeFragment(pattern)}`;
    const regexp = UnicodeRegExp(pattern);
    return guard_exports.EveryAll(guard_exports.Entries(value), 0, ([key2, value2]) => {
      const nextInstancePath = `${instancePath}/${EncodeFragment(key2)}`;
      const notKey = !regexp.test(key2);
      return notKey || ErrorSchemaPushStack(stack, context, nextSchemaPath, nextInstancePath, schema6, value2) && context.AddKey(key2);
    });
  });
}

// ../../node_modules/typebox/build/schema/engine/prefixItems.mjs
function BuildPrefixItems(stack, context, schema5, value) {
  return emit_exports.ReduceAnd(schema5.prefixItems.map((schema6, index3) => {
    const isLength = emit_exports.IsLessEqualThan(emit_exports.Member(value, "length"), emit_exports.Constant(index3));
    const isSchema = BuildSchemaPushStack(stack, context, schema6, `${value}[${index3}]`);
    const addIndex = context.AddIndex(emit_exports.Constant(index3));
    const guarded = context.UseUnevaluated() ? emit_exports.And(isSchema, addIndex) : isSchema;
    return emit_exports.Or(isLength, guarded);
  }));
}
function CheckPrefixItems(stack, context, schema5, value) {
  return guard_exports.IsEqual(value.length, 0) || guard_exports.Every(schema5.prefixItems, 0, (schema6, index3) => {
    return guard_exports.IsLessEqualThan(value.length, index3) || CheckSchemaPushStack(stack, context, schema6, value[index3]) && context.AddIndex(index3);
  });
}
function ErrorPrefixItems(stack, context, schemaPath, instancePath, schema5, value) {
  return guard_exports.IsEqual(value.length, 0) || guard_exports.EveryAll(schema5.prefixItems, 0, (schema6, index3) => {
    const nextSchemaPath = `${schemaPath}/prefixItems/${index3}`;
    const nextInstancePath = `${instancePath}/${index3}`;
    return guard_exports.IsLessEqualThan(value.length, index3) || ErrorSchemaPushStack(stack, context, nextSchemaPath, nextInstancePath, schema6, value[index3]) && context.AddIndex(index3);
  });
}

// ../../node_modules/typebox/build/schema/engine/_exact_optional.mjs
function IsExactOptional(required, key2) {
  return required.includes(key2) || settings_exports.Get().exactOptionalPropertyTypes;
}
function InexactOptionalBuild(value, key2) {
  return emit_exports.IsUndefined(emit_exports.Member(value, key2));
}
function InexactOptionalCheck(value, key2) {
  return guard_exports.IsUndefined(value[key2]);
}

// ../../node_modules/typebox/build/schema/engine/properties.mjs
function BuildProperties(stack, context, schema5, value) {
  const required = IsRequired(schema5) ? schema5.required : [];
  const everyKey = guard_exports.Entries(schema5.properties).map(([key2, schema6]) => {
    const notKey = emit_exports.Not(emit_exports.HasPropertyKey(value, emit_exports.Constant(key2)));
    const isSchema = BuildSchemaPushStack(stack, context, schema6, emit_exports.Member(value, key2));
    const addKey = context.AddKey(emit_exports.Constant(key2));
    const guarded = context.UseUnevaluated() ? emit_exports.And(isSchema, addKey) : isSchema;
    const isProperty = required.includes(key2) ? guarded : emit_exports.Or(notKey, guarded);
    return IsExactOptional(required, key2) ? isProperty : emit_exports.Or(InexactOptionalBuild(value, key2), isProperty);
  });
  return emit_exports.ReduceAnd(everyKey);
}
function CheckProperties(stack, context, schema5, value) {
  const required = IsRequired(schema5) ? schema5.required : [];
  const isProperties = guard_exports.Every(guard_exports.Entries(schema5.properties), 0, ([key2, schema6]) => {
    const isProperty = !guard_exports.HasPropertyKey(value, key2) || CheckSchemaPushStack(stack, context, schema6, value[key2]) && context.AddKey(key2);
    return IsExactOptional(required, key2) ? isProperty : InexactOptionalCheck(value, key2) || isProperty;
  });
  return isProperties;
}
function ErrorProperties(stack, context, schemaPath, instancePath, schema5, value) {
  const required = IsRequired(schema5) ? schema5.required : [];
  const isProperties = guard_exports.EveryAll(guard_exports.Entries(schema5.properties), 0, ([key2, schema6]) => {
    const nextSchemaPath = `${schemaPath}/properties/${EncodeFragment(key2)}`;
    const nextInstancePath = `${instancePath}/${EncodeFragment(key2)}`;
    const isProperty = () => !guard_exports.HasPropertyKey(value, key2) || ErrorSchemaPushStack(stack, context, nextSchemaPath, nextInstancePath, schema6, value[key2]) && context.AddKey(key2);
    return IsExactOptional(required, key2) ? isProperty() : InexactOptionalCheck(value, key2) || isProperty();
  });
  return isProperties;
}

// ../../node_modules/typebox/build/schema/engine/propertyNames.mjs
function BuildPropertyNames(stack, context, schema5, value) {
  const [key2, _index] = [CreateUnique(), CreateUnique()];
  return emit_exports.Every(emit_exports.Keys(value), emit_exports.Constant(0), [key2, _index], BuildSchema(stack, context, schema5.propertyNames, key2));
}
function CheckPropertyNames(stack, context, schema5, value) {
  return guard_exports.Every(guard_exports.Keys(value), 0, (key2, _index) => CheckSchema(stack, context, schema5.propertyNames, key2));
}
function ErrorPropertyNames(stack, context, schemaPath, instancePath, schema5, value) {
  const propertyNames = [];
  const isPropertyNames = guard_exports.EveryAll(guard_exports.Keys(value), 0, (key2, _index) => {
    const nextInstancePath = `${instancePath}/${EncodeFragment(key2)}`;
    const nextSchemaPath = `${schemaPath}/propertyNames`;
    const isPropertyName = ErrorSchema(stack, context, nextSchemaPath, nextInstancePath, schema5.propertyNames, key2);
    if (!isPropertyName)
      propertyNames.push(key2);
    return isPropertyName;
  });
  return isPropertyNames || context.AddError("propertyNames", schemaPath, instancePath, { propertyNames });
}

// ../../node_modules/typebox/build/schema/engine/recursiveRef.mjs
function BuildRecursiveRef(stack, context, schema5, value) {
  const target = resolve_exports.RecursiveRef(stack, schema5) ?? false;
  const nextStack = target ? { ...stack, pendingResource: true } : stack;
  return CreateFunction(nextStack, context, target, value);
}
function CheckRecursiveRef(stack, context, schema5, value) {
  const target = resolve_exports.RecursiveRef(stack, schema5) ?? false;
  const nextStack = target ? { ...stack, pendingResource: true } : stack;
  return IsSchema2(target) && CheckSchema(nextStack, context, target, value);
}
function ErrorRecursiveRef(stack, context, schemaPath, instancePath, schema5, value) {
  const target = resolve_exports.RecursiveRef(stack, schema5) ?? false;
  const nextStack = target ? { ...stack, pendingResource: true } : stack;
  return IsSchema2(target) && ErrorSchema(nextStack, context, schemaPath, instancePath, target, value);
}

// ../../node_modules/typebox/build/schema/engine/ref.mjs
function BuildRefStandard(stack, context, target, value) {
  const interior = emit_exports.ArrowFunction(["context", "value"], CreateFunction(stack, context, target, "value"));
  const exterior = emit_exports.ArrowFunction(["context", "value"], emit_exports.Statements([
    emit_exports.ConstDeclaration("nextContext", emit_exports.New("CheckContext", [])),
    emit_exports.ConstDeclaration("result", emit_exports.Call(interior, ["nextContext", "value"])),
    emit_exports.If("result", context.Merge("[nextContext]")),
    emit_exports.Return("result")
  ]));
  return emit_exports.Call(exterior, ["context", value]);
}
function BuildRefFast(stack, context, target, value) {
  return CreateFunction(stack, context, target, value);
}
function BuildRef(stack, context, schema5, value) {
  const result = resolve_exports.Ref(stack, schema5);
  const target = result.schema ?? false;
  return context.UseUnevaluated() ? BuildRefStandard(result.stack, context, target, value) : BuildRefFast(result.stack, context, target, value);
}
function CheckRef(stack, context, schema5, value) {
  const result = resolve_exports.Ref(stack, schema5);
  const target = result.schema ?? false;
  const nextContext = new CheckContext();
  const valid = IsSchema2(target) && CheckSchema(result.stack, nextContext, target, value);
  if (valid)
    context.Merge([nextContext]);
  return valid;
}
function ErrorRef(stack, context, schemaPath, instancePath, schema5, value) {
  const result = resolve_exports.Ref(stack, schema5);
  const target = result.schema ?? false;
  const nextContext = new ErrorContext();
  const valid = IsSchema2(target) && ErrorSchema(result.stack, nextContext, schemaPath, instancePath, target, value);
  if (valid)
    context.Merge([nextContext]);
  if (!valid)
    context.AddErrors(nextContext.GetErrors());
  return valid;
}

// ../../node_modules/typebox/build/schema/engine/required.mjs
function BuildRequired(_stack, _context, schema5, value) {
  return emit_exports.ReduceAnd(schema5.required.map((key2) => emit_exports.HasPropertyKey(value, emit_exports.Constant(key2))));
}
function CheckRequired(_stack, _context, schema5, value) {
  return guard_exports.Every(schema5.required, 0, (key2) => guard_exports.HasPropertyKey(value, key2));
}
function ErrorRequired(_stack, context, schemaPath, instancePath, schema5, value) {
  const requiredProperties = [];
  const isRequired = guard_exports.EveryAll(schema5.required, 0, (key2) => {
    const hasKey = guard_exports.HasPropertyKey(value, key2);
    if (!hasKey)
      requiredProperties.push(key2);
    return hasKey;
  });
  return isRequired || context.AddError("required", schemaPath, instancePath, { requiredProperties });
}

// ../../node_modules/typebox/build/schema/engine/type.mjs
function BuildTypeName(_stack, _context, type, value) {
  return (
    // jsonschema
    guard_exports.IsEqual(type, "object") ? emit_exports.IsObjectNotArray(value) : guard_exports.IsEqual(type, "array") ? emit_exports.IsArray(value) : guard_exports.IsEqual(type, "boolean") ? emit_exports.IsBoolean(value) : guard_exports.IsEqual(type, "integer") ? emit_exports.IsInteger(value) : guard_exports.IsEqual(type, "number") ? emit_exports.IsNumber(value) : guard_exports.IsEqual(type, "null") ? emit_exports.IsNull(value) : guard_exports.IsEqual(type, "string") ? emit_exports.IsString(value) : (
      // xschema
      guard_exports.IsEqual(type, "bigint") ? emit_exports.IsBigInt(value) : guard_exports.IsEqual(type, "constructor") ? emit_exports.IsConstructor(value) : guard_exports.IsEqual(type, "function") ? emit_exports.IsFunction(value) : guard_exports.IsEqual(type, "symbol") ? emit_exports.IsSymbol(value) : guard_exports.IsEqual(type, "undefined") ? emit_exports.IsUndefined(value) : guard_exports.IsEqual(type, "void") ? emit_exports.IsUndefined(value) : emit_exports.Constant(true)
    )
  );
}
function CheckTypeName(_stack, _context, type, _schema, value) {
  return (
    // jsonschema
    guard_exports.IsEqual(type, "object") ? guard_exports.IsObjectNotArray(value) : guard_exports.IsEqual(type, "array") ? guard_exports.IsArray(value) : guard_exports.IsEqual(type, "boolean") ? guard_exports.IsBoolean(value) : guard_exports.IsEqual(type, "integer") ? guard_exports.IsInteger(value) : guard_exports.IsEqual(type, "number") ? guard_exports.IsNumber(value) : guard_exports.IsEqual(type, "null") ? guard_exports.IsNull(value) : guard_exports.IsEqual(type, "string") ? guard_exports.IsString(value) : (
      // xschema
      guard_exports.IsEqual(type, "bigint") ? guard_exports.IsBigInt(value) : guard_exports.IsEqual(type, "constructor") ? guard_exports.IsConstructor(value) : guard_exports.IsEqual(type, "function") ? guard_exports.IsFunction(value) : guard_exports.IsEqual(type, "symbol") ? guard_exports.IsSymbol(value) : guard_exports.IsEqual(type, "undefined") ? guard_exports.IsUndefined(value) : guard_exports.IsEqual(type, "void") ? guard_exports.IsUndefined(value) : true
    )
  );
}
function BuildTypeNames(stack, context, typenames, value) {
  return emit_exports.ReduceOr(typenames.map((type) => BuildTypeName(stack, context, type, value)));
}
function CheckTypeNames(stack, context, types, schema5, value) {
  return guard_exports.Some(types, (type) => CheckTypeName(stack, context, type, schema5, value));
}
function BuildType(stack, context, schema5, value) {
  return guard_exports.IsArray(schema5.type) ? BuildTypeNames(stack, context, schema5.type, value) : BuildTypeName(stack, context, schema5.type, value);
}
function CheckType(stack, context, schema5, value) {
  return guard_exports.IsArray(schema5.type) ? CheckTypeNames(stack, context, schema5.type, schema5, value) : CheckTypeName(stack, context, schema5.type, schema5, value);
}
function ErrorType(stack, context, schemaPath, instancePath, schema5, value) {
  const isType = guard_exports.IsArray(schema5.type) ? CheckTypeNames(stack, context, schema5.type, schema5, value) : CheckTypeName(stack, context, schema5.type, schema5, value);
  return isType || context.AddError("type", schemaPath, instancePath, { type: schema5.type });
}

// ../../node_modules/typebox/build/schema/engine/unevaluatedItems.mjs
function BuildUnevaluatedItems(stack, context, schema5, value) {
  const [index3, item] = [CreateUnique(), CreateUnique()];
  const indices = emit_exports.Call(emit_exports.Member("context", "GetIndices"), []);
  const hasIndex = emit_exports.Call(emit_exports.Member("indices", "has"), [index3]);
  const isSchema = BuildSchema(stack, context, schema5.unevaluatedItems, item);
  const addIndex = emit_exports.Call(emit_exports.Member("context", "AddIndex"), [index3]);
  const isEvery = emit_exports.Every(value, emit_exports.Constant(0), [item, index3], emit_exports.And(emit_exports.Or(hasIndex, isSchema), addIndex));
  return emit_exports.Call(emit_exports.ArrowFunction(["context"], emit_exports.Statements([
    emit_exports.ConstDeclaration("indices", indices),
    emit_exports.Return(isEvery)
  ])), ["context"]);
}
function CheckUnevaluatedItems(stack, context, schema5, value) {
  const indices = context.GetIndices();
  return guard_exports.Every(value, 0, (item, index3) => {
    return (indices.has(index3) || CheckSchema(stack, context, schema5.unevaluatedItems, item)) && context.AddIndex(index3);
  });
}
function ErrorUnevaluatedItems(stack, context, schemaPath, instancePath, schema5, value) {
  const indices = context.GetIndices();
  const unevaluatedItems = [];
  const isUnevaluatedItems = guard_exports.EveryAll(value, 0, (item, index3) => {
    const nextContext = new ErrorContext();
    const isEvaluatedItem = (indices.has(index3) || ErrorSchema(stack, nextContext, schemaPath, instancePath, schema5.unevaluatedItems, item)) && context.AddIndex(index3);
    if (!isEvaluatedItem)
      unevaluatedItems.push(index3);
    return isEvaluatedItem;
  });
  return isUnevaluatedItems || context.AddError("unevaluatedItems", schemaPath, instancePath, { unevaluatedItems });
}

// ../../node_modules/typebox/build/schema/engine/unevaluatedProperties.mjs
function BuildUnevaluatedProperties(stack, context, schema5, value) {
  const [key2, prop] = [CreateUnique(), CreateUnique()];
  const keys = emit_exports.Call(emit_exports.Member("context", "GetKeys"), []);
  const hasKey = emit_exports.Call(emit_exports.Member("keys", "has"), [key2]);
  const addKey = emit_exports.Call(emit_exports.Member("context", "AddKey"), [key2]);
  const isSchema = BuildSchema(stack, context, schema5.unevaluatedProperties, prop);
  const isEvery = emit_exports.Every(emit_exports.Entries(value), emit_exports.Constant(0), [`[${key2}, ${prop}]`, "_"], emit_exports.Or(hasKey, emit_exports.And(isSchema, addKey)));
  return emit_exports.Call(emit_exports.ArrowFunction(["context"], emit_exports.Statements([
    emit_exports.ConstDeclaration("keys", keys),
    emit_exports.Return(isEvery)
  ])), ["context"]);
}
function CheckUnevaluatedProperties(stack, context, schema5, value) {
  const keys = context.GetKeys();
  return guard_exports.Every(guard_exports.Entries(value), 0, ([key2, prop]) => {
    return keys.has(key2) || CheckSchema(stack, context, schema5.unevaluatedProperties, prop) && context.AddKey(key2);
  });
}
function ErrorUnevaluatedProperties(stack, context, schemaPath, instancePath, schema5, value) {
  const keys = context.GetKeys();
  const unevaluatedProperties = [];
  const isUnevaluatedProperties = guard_exports.EveryAll(guard_exports.Entries(value), 0, ([key2, prop]) => {
    const nextContext = new ErrorContext();
    const isEvaluatedProperty = keys.has(key2) || ErrorSchema(stack, nextContext, schemaPath, instancePath, schema5.unevaluatedProperties, prop) && context.AddKey(key2);
    if (!isEvaluatedProperty)
      unevaluatedProperties.push(key2);
    return isEvaluatedProperty;
  });
  return isUnevaluatedProperties || context.AddError("unevaluatedProperties", schemaPath, instancePath, { unevaluatedProperties });
}

// ../../node_modules/typebox/build/schema/engine/uniqueItems.mjs
function IsValid5(schema5) {
  return !guard_exports.IsEqual(schema5.uniqueItems, false);
}
function BuildUniqueItems(_stack, _context, schema5, value) {
  if (!IsValid5(schema5))
    return emit_exports.Constant(true);
  const set = emit_exports.Member(emit_exports.New("Set", [emit_exports.Call(emit_exports.Member(value, "map"), [emit_exports.Member("Hashing", "Hash")])]), "size");
  const isLength = emit_exports.Member(value, "length");
  return emit_exports.IsEqual(set, isLength);
}
function CheckUniqueItems(_stack, _context, schema5, value) {
  if (!IsValid5(schema5))
    return true;
  const set = new Set(value.map(hash_exports.Hash)).size;
  const isLength = value.length;
  return guard_exports.IsEqual(set, isLength);
}
function ErrorUniqueItems(_stack, context, schemaPath, instancePath, schema5, value) {
  if (!IsValid5(schema5))
    return true;
  const set = /* @__PURE__ */ new Set();
  const duplicateItems = value.reduce((result, value2, index3) => {
    const hash = hash_exports.Hash(value2);
    if (set.has(hash))
      return [...result, index3];
    set.add(hash);
    return result;
  }, []);
  const isUniqueItems = guard_exports.IsEqual(duplicateItems.length, 0);
  return isUniqueItems || context.AddError("uniqueItems", schemaPath, instancePath, { duplicateItems });
}

// ../../node_modules/typebox/build/schema/engine/schema.mjs
function HasTypeName(schema5, typename) {
  return IsType(schema5) && (guard_exports.IsArray(schema5.type) && guard_exports.IsGreaterThan(schema5.type.length, 0) && guard_exports.Every(schema5.type, 0, (type) => guard_exports.IsEqual(type, typename)) || guard_exports.IsEqual(schema5.type, typename));
}
function HasObjectType(schema5) {
  return HasTypeName(schema5, "object");
}
function HasObjectKeywords(schema5) {
  return IsSchemaObject(schema5) && (IsAdditionalProperties(schema5) || IsDependencies(schema5) || IsDependentRequired(schema5) || IsDependentSchemas(schema5) || IsProperties(schema5) || IsPatternProperties(schema5) || IsPropertyNames(schema5) || IsMinProperties(schema5) || IsMaxProperties(schema5) || IsRequired(schema5) || IsUnevaluatedProperties(schema5));
}
function HasArrayType(schema5) {
  return HasTypeName(schema5, "array");
}
function HasArrayKeywords(schema5) {
  return IsSchemaObject(schema5) && (IsAdditionalItems(schema5) || IsItems(schema5) || IsContains(schema5) || IsMaxContains(schema5) || IsMaxItems(schema5) || IsMinContains(schema5) || IsMinItems(schema5) || IsPrefixItems(schema5) || IsUnevaluatedItems(schema5) || IsUniqueItems(schema5));
}
function HasStringType(schema5) {
  return HasTypeName(schema5, "string");
}
function HasStringKeywords(schema5) {
  return IsSchemaObject(schema5) && (IsMinLength4(schema5) || IsMaxLength4(schema5) || IsFormat(schema5) || IsPattern(schema5));
}
function HasNumberType(schema5) {
  return HasTypeName(schema5, "number") || HasTypeName(schema5, "bigint");
}
function HasNumberKeywords(schema5) {
  return IsSchemaObject(schema5) && (IsMinimum(schema5) || IsMaximum(schema5) || IsExclusiveMaximum(schema5) || IsExclusiveMinimum(schema5) || IsMultipleOf2(schema5));
}
function BuildSchemaPushStack(stack, context, schema5, value) {
  return context.UseUnevaluated() ? emit_exports.And(emit_exports.And(context.Push(), BuildSchema(stack, context, schema5, value)), context.Pop()) : BuildSchema(stack, context, schema5, value);
}
function BuildSchema(stack, context, schema5, value) {
  const current = NextStack(stack, schema5);
  const conditions = [];
  if (IsSchemaBoolean(schema5))
    return BuildSchemaBoolean(current, context, schema5, value);
  if (IsType(schema5))
    conditions.push(BuildType(current, context, schema5, value));
  if (HasObjectKeywords(schema5)) {
    const constraints = [];
    if (IsRequired(schema5))
      constraints.push(BuildRequired(current, context, schema5, value));
    if (IsAdditionalProperties(schema5))
      constraints.push(BuildAdditionalProperties(current, context, schema5, value));
    if (IsDependencies(schema5))
      constraints.push(BuildDependencies(current, context, schema5, value));
    if (IsDependentRequired(schema5))
      constraints.push(BuildDependentRequired(current, context, schema5, value));
    if (IsDependentSchemas(schema5))
      constraints.push(BuildDependentSchemas(current, context, schema5, value));
    if (IsPatternProperties(schema5))
      constraints.push(BuildPatternProperties(current, context, schema5, value));
    if (IsProperties(schema5))
      constraints.push(BuildProperties(current, context, schema5, value));
    if (IsPropertyNames(schema5))
      constraints.push(BuildPropertyNames(current, context, schema5, value));
    if (IsMinProperties(schema5))
      constraints.push(BuildMinProperties(current, context, schema5, value));
    if (IsMaxProperties(schema5))
      constraints.push(BuildMaxProperties(current, context, schema5, value));
    const reduced = emit_exports.ReduceAnd(constraints);
    const guarded = emit_exports.Or(emit_exports.Not(emit_exports.IsObjectNotArray(value)), reduced);
    conditions.push(HasObjectType(schema5) ? reduced : guarded);
  }
  if (HasArrayKeywords(schema5)) {
    const constraints = [];
    if (IsAdditionalItems(schema5))
      constraints.push(BuildAdditionalItems(current, context, schema5, value));
    if (IsContains(schema5))
      constraints.push(BuildContains(current, context, schema5, value));
    if (IsItems(schema5))
      constraints.push(BuildItems(current, context, schema5, value));
    if (IsMinContains(schema5))
      constraints.push(BuildMinContains(current, context, schema5, value));
    if (IsMaxContains(schema5))
      constraints.push(BuildMaxContains(current, context, schema5, value));
    if (IsMinItems(schema5))
      constraints.push(BuildMinItems(current, context, schema5, value));
    if (IsMaxItems(schema5))
      constraints.push(BuildMaxItems(current, context, schema5, value));
    if (IsPrefixItems(schema5))
      constraints.push(BuildPrefixItems(current, context, schema5, value));
    if (IsUniqueItems(schema5))
      constraints.push(BuildUniqueItems(current, context, schema5, value));
    const reduced = emit_exports.ReduceAnd(constraints);
    const guarded = emit_exports.Or(emit_exports.Not(emit_exports.IsArray(value)), reduced);
    conditions.push(HasArrayType(schema5) ? reduced : guarded);
  }
  if (HasStringKeywords(schema5)) {
    const constraints = [];
    if (IsMinLength4(schema5))
      constraints.push(BuildMinLength(current, context, schema5, value));
    if (IsMaxLength4(schema5))
      constraints.push(BuildMaxLength(current, context, schema5, value));
    if (IsFormat(schema5))
      constraints.push(BuildFormat(current, context, schema5, value));
    if (IsPattern(schema5))
      constraints.push(BuildPattern(current, context, schema5, value));
    const reduced = emit_exports.ReduceAnd(constraints);
    const guarded = emit_exports.Or(emit_exports.Not(emit_exports.IsString(value)), reduced);
    conditions.push(HasStringType(schema5) ? reduced : guarded);
  }
  if (HasNumberKeywords(schema5)) {
    const constraints = [];
    if (IsExclusiveMinimum(schema5))
      constraints.push(BuildExclusiveMinimum(current, context, schema5, value));
    if (IsExclusiveMaximum(schema5))
      constraints.push(BuildExclusiveMaximum(current, context, schema5, value));
    if (IsMinimum(schema5))
      constraints.push(BuildMinimum(current, context, schema5, value));
    if (IsMaximum(schema5))
      constraints.push(BuildMaximum(current, context, schema5, value));
    if (IsMultipleOf2(schema5))
      constraints.push(BuildMultipleOf(current, context, schema5, value));
    const reduced = emit_exports.ReduceAnd(constraints);
    const guarded = emit_exports.Or(emit_exports.Not(emit_exports.Or(emit_exports.IsNumber(value), emit_exports.IsBigInt(value))), reduced);
    conditions.push(HasNumberType(schema5) ? reduced : guarded);
  }
  if (IsRef2(schema5))
    conditions.push(BuildRef(current, context, schema5, value));
  if (IsRecursiveRef(schema5))
    conditions.push(BuildRecursiveRef(current, context, schema5, value));
  if (IsDynamicRef(schema5))
    conditions.push(BuildDynamicRef(current, context, schema5, value));
  if (IsConst(schema5))
    conditions.push(BuildConst(current, context, schema5, value));
  if (IsEnum2(schema5))
    conditions.push(BuildEnum(current, context, schema5, value));
  if (IsIf(schema5))
    conditions.push(BuildIf(current, context, schema5, value));
  if (IsNot(schema5))
    conditions.push(BuildNot(current, context, schema5, value));
  if (IsAllOf(schema5))
    conditions.push(BuildAllOf(current, context, schema5, value));
  if (IsAnyOf(schema5))
    conditions.push(BuildAnyOf(current, context, schema5, value));
  if (IsOneOf(schema5))
    conditions.push(BuildOneOf(current, context, schema5, value));
  if (IsUnevaluatedItems(schema5))
    conditions.push(emit_exports.Or(emit_exports.Not(emit_exports.IsArray(value)), BuildUnevaluatedItems(current, context, schema5, value)));
  if (IsUnevaluatedProperties(schema5))
    conditions.push(emit_exports.Or(emit_exports.Not(emit_exports.IsObject(value)), BuildUnevaluatedProperties(current, context, schema5, value)));
  if (IsRefine2(schema5))
    conditions.push(BuildRefine(current, context, schema5, value));
  const result = emit_exports.ReduceAnd(conditions);
  return result;
}
function CheckSchemaPushStack(stack, context, schema5, value) {
  return context.Push() && CheckSchema(stack, context, schema5, value) && context.Pop();
}
function CheckSchema(stack, context, schema5, value) {
  const current = NextStack(stack, schema5);
  const result = IsSchemaBoolean(schema5) ? CheckSchemaBoolean(current, context, schema5, value) : (!IsType(schema5) || CheckType(current, context, schema5, value)) && (!(guard_exports.IsObject(value) && !guard_exports.IsArray(value)) || (!IsRequired(schema5) || CheckRequired(current, context, schema5, value)) && (!IsAdditionalProperties(schema5) || CheckAdditionalProperties(current, context, schema5, value)) && (!IsDependencies(schema5) || CheckDependencies(current, context, schema5, value)) && (!IsDependentRequired(schema5) || CheckDependentRequired(current, context, schema5, value)) && (!IsDependentSchemas(schema5) || CheckDependentSchemas(current, context, schema5, value)) && (!IsPatternProperties(schema5) || CheckPatternProperties(current, context, schema5, value)) && (!IsProperties(schema5) || CheckProperties(current, context, schema5, value)) && (!IsPropertyNames(schema5) || CheckPropertyNames(current, context, schema5, value)) && (!IsMinProperties(schema5) || CheckMinProperties(current, context, schema5, value)) && (!IsMaxProperties(schema5) || CheckMaxProperties(current, context, schema5, value))) && (!guard_exports.IsArray(value) || (!IsAdditionalItems(schema5) || CheckAdditionalItems(current, context, schema5, value)) && (!IsContains(schema5) || CheckContains(current, context, schema5, value)) && (!IsItems(schema5) || CheckItems(current, context, schema5, value)) && (!IsMinContains(schema5) || CheckMinContains(current, context, schema5, value)) && (!IsMaxContains(schema5) || CheckMaxContains(current, context, schema5, value)) && (!IsMinItems(schema5) || CheckMinItems(current, context, schema5, value)) && (!IsMaxItems(schema5) || CheckMaxItems(current, context, schema5, value)) && (!IsPrefixItems(schema5) || CheckPrefixItems(current, context, schema5, value)) && (!IsUniqueItems(schema5) || CheckUniqueItems(current, context, schema5, value))) && (!guard_exports.IsString(value) || (!IsMinLength4(schema5) || CheckMinLength(current, context, schema5, value)) && (!IsMaxLength4(schema5) || CheckMaxLength(current, context, schema5, value)) && (!IsFormat(schema5) || CheckFormat(current, context, schema5, value)) && (!IsPattern(schema5) || CheckPattern(current, context, schema5, value))) && (!(guard_exports.IsNumber(value) || guard_exports.IsBigInt(value)) || (!IsExclusiveMinimum(schema5) || CheckExclusiveMinimum(current, context, schema5, value)) && (!IsExclusiveMaximum(schema5) || CheckExclusiveMaximum(current, context, schema5, value)) && (!IsMinimum(schema5) || CheckMinimum(current, context, schema5, value)) && (!IsMaximum(schema5) || CheckMaximum(current, context, schema5, value)) && (!IsMultipleOf2(schema5) || CheckMultipleOf(current, context, schema5, value))) && (!IsRef2(schema5) || CheckRef(current, context, schema5, value)) && (!IsRecursiveRef(schema5) || CheckRecursiveRef(current, context, schema5, value)) && (!IsDynamicRef(schema5) || CheckDynamicRef(current, context, schema5, value)) && (!IsConst(schema5) || CheckConst(current, context, schema5, value)) && (!IsEnum2(schema5) || CheckEnum(current, context, schema5, value)) && (!IsIf(schema5) || CheckIf(current, context, schema5, value)) && (!IsNot(schema5) || CheckNot(current, context, schema5, value)) && (!IsAllOf(schema5) || CheckAllOf(current, context, schema5, value)) && (!IsAnyOf(schema5) || CheckAnyOf(current, context, schema5, value)) && (!IsOneOf(schema5) || CheckOneOf(current, context, schema5, value)) && (!IsUnevaluatedItems(schema5) || (!guard_exports.IsArray(value) || CheckUnevaluatedItems(current, context, schema5, value))) && (!IsUnevaluatedProperties(schema5) || (!guard_exports.IsObject(value) || CheckUnevaluatedProperties(current, context, schema5, value))) && (!IsRefine2(schema5) || CheckRefine(current, context, schema5, value));
  return result;
}
function ErrorSchemaPushStack(stack, context, schemaPath, instancePath, schema5, value) {
  return context.Push() && ErrorSchema(stack, context, schemaPath, instancePath, schema5, value) && context.Pop();
}
function ErrorSchema(stack, context, schemaPath, instancePath, schema5, value) {
  if (context.AtCapacity())
    return false;
  const current = NextStack(stack, schema5);
  const result = IsSchemaBoolean(schema5) ? ErrorSchemaBoolean(current, context, schemaPath, instancePath, schema5, value) : !!(+(!IsType(schema5) || ErrorType(current, context, schemaPath, instancePath, schema5, value)) & +(!(guard_exports.IsObject(value) && !guard_exports.IsArray(value)) || !!(+(!IsRequired(schema5) || ErrorRequired(current, context, schemaPath, instancePath, schema5, value)) & +(!IsAdditionalProperties(schema5) || ErrorAdditionalProperties(current, context, schemaPath, instancePath, schema5, value)) & +(!IsDependencies(schema5) || ErrorDependencies(current, context, schemaPath, instancePath, schema5, value)) & +(!IsDependentRequired(schema5) || ErrorDependentRequired(current, context, schemaPath, instancePath, schema5, value)) & +(!IsDependentSchemas(schema5) || ErrorDependentSchemas(current, context, schemaPath, instancePath, schema5, value)) & +(!IsPatternProperties(schema5) || ErrorPatternProperties(current, context, schemaPath, instancePath, schema5, value)) & +(!IsProperties(schema5) || ErrorProperties(current, context, schemaPath, instancePath, schema5, value)) & +(!IsPropertyNames(schema5) || ErrorPropertyNames(current, context, schemaPath, instancePath, schema5, value)) & +(!IsMinProperties(schema5) || ErrorMinProperties(current, context, schemaPath, instancePath, schema5, value)) & +(!IsMaxProperties(schema5) || ErrorMaxProperties(current, context, schemaPath, instancePath, schema5, value)))) & +(!guard_exports.IsArray(value) || !!(+(!IsAdditionalItems(schema5) || ErrorAdditionalItems(current, context, schemaPath, instancePath, schema5, value)) & +(!IsContains(schema5) || ErrorContains(current, context, schemaPath, instancePath, schema5, value)) & +(!IsItems(schema5) || ErrorItems(current, context, schemaPath, instancePath, schema5, value)) & +(!IsMinContains(schema5) || ErrorMinContains(current, context, schemaPath, instancePath, schema5, value)) & +(!IsMaxContains(schema5) || ErrorMaxContains(current, context, schemaPath, instancePath, schema5, value)) & +(!IsMinItems(schema5) || ErrorMinItems(current, context, schemaPath, instancePath, schema5, value)) & +(!IsMaxItems(schema5) || ErrorMaxItems(current, context, schemaPath, instancePath, schema5, value)) & +(!IsPrefixItems(schema5) || ErrorPrefixItems(current, context, schemaPath, instancePath, schema5, value)) & +(!IsUniqueItems(schema5) || ErrorUniqueItems(current, context, schemaPath, instancePath, schema5, value)))) & +(!guard_exports.IsString(value) || !!(+(!IsMinLength4(schema5) || ErrorMinLength(current, context, schemaPath, instancePath, schema5, value)) & +(!IsMaxLength4(schema5) || ErrorMaxLength(current, context, schemaPath, instancePath, schema5, value)) & +(!IsFormat(schema5) || ErrorFormat(current, context, schemaPath, instancePath, schema5, value)) & +(!IsPattern(schema5) || ErrorPattern(current, context, schemaPath, instancePath, schema5, value)))) & +(!(guard_exports.IsNumber(value) || guard_exports.IsBigInt(value)) || !!(+(!IsExclusiveMinimum(schema5) || ErrorExclusiveMinimum(current, context, schemaPath, instancePath, schema5, value)) & +(!IsExclusiveMaximum(schema5) || ErrorExclusiveMaximum(current, context, schemaPath, instancePath, schema5, value)) & +(!IsMinimum(schema5) || ErrorMinimum(current, context, schemaPath, instancePath, schema5, value)) & +(!IsMaximum(schema5) || ErrorMaximum(current, context, schemaPath, instancePath, schema5, value)) & +(!IsMultipleOf2(schema5) || ErrorMultipleOf(current, context, schemaPath, instancePath, schema5, value)))) & +(!IsRef2(schema5) || ErrorRef(current, context, schemaPath, instancePath, schema5, value)) & +(!IsRecursiveRef(schema5) || ErrorRecursiveRef(current, context, schemaPath, instancePath, schema5, value)) & +(!IsDynamicRef(schema5) || ErrorDynamicRef(current, context, schemaPath, instancePath, schema5, value)) & +(!IsConst(schema5) || ErrorConst(current, context, schemaPath, instancePath, schema5, value)) & +(!IsEnum2(schema5) || ErrorEnum(current, context, schemaPath, instancePath, schema5, value)) & +(!IsIf(schema5) || ErrorIf(current, context, schemaPath, instancePath, schema5, value)) & +(!IsNot(schema5) || ErrorNot(current, context, schemaPath, instancePath, schema5, value)) & +(!IsAllOf(schema5) || ErrorAllOf(current, context, schemaPath, instancePath, schema5, value)) & +(!IsAnyOf(schema5) || ErrorAnyOf(current, context, schemaPath, instancePath, schema5, value)) & +(!IsOneOf(schema5) || ErrorOneOf(current, context, schemaPath, instancePath, schema5, value)) & +(!IsUnevaluatedItems(schema5) || (!guard_exports.IsArray(value) || ErrorUnevaluatedItems(current, context, schemaPath, instancePath, schema5, value))) & +(!IsUnevaluatedProperties(schema5) || (!guard_exports.IsObject(value) || ErrorUnevaluatedProperties(current, context, schemaPath, instancePath, schema5, value)))) && (!IsRefine2(schema5) || ErrorRefine(current, context, schemaPath, instancePath, schema5, value));
  return result;
}

// ../../node_modules/typebox/build/schema/engine/_functions.mjs
var index2 = [0];
var names = /* @__PURE__ */ new Map();
var funcs = /* @__PURE__ */ new Map();
function NextName() {
  return `${index2[0]++}`;
}
function CreateName(schema5, href) {
  if (!names.has(schema5))
    names.set(schema5, /* @__PURE__ */ new Map());
  const hrefs = names.get(schema5);
  if (hrefs.has(href))
    return hrefs.get(href);
  const name = NextName();
  hrefs.set(href, name);
  return name;
}
function CreateCallExpression(context, _schema, name, value) {
  return context.UseUnevaluated() ? emit_exports.Call(`check_${name}`, ["context", value]) : emit_exports.Call(`check_${name}`, [value]);
}
function CreateFunctionExpression(stack, context, schema5, name) {
  const expression = BuildSchema(stack, context, schema5, "value");
  return context.UseUnevaluated() ? emit_exports.ConstDeclaration(`check_${name}`, emit_exports.ArrowFunction(["context", "value"], expression)) : emit_exports.ConstDeclaration(`check_${name}`, emit_exports.ArrowFunction(["value"], expression));
}
function ResetFunctions() {
  index2[0] = 0;
  names.clear();
  funcs.clear();
}
function GetFunctions() {
  return [...funcs.values()];
}
function CreateFunction(stack, context, schema5, value) {
  const name = CreateName(schema5, stack.lexicalBase);
  const call = CreateCallExpression(context, schema5, name, value);
  if (funcs.has(name))
    return call;
  funcs.set(name, "");
  funcs.set(name, CreateFunctionExpression(stack, context, schema5, name));
  return call;
}

// ../../node_modules/typebox/build/schema/build.mjs
function CreateCode(build) {
  const functions = build.Functions().join(";\n");
  const statements = build.UseUnevaluated() ? ["const context = new CheckContext({}, {})", `return ${build.Entry()}`] : [`return ${build.Entry()}`];
  return `${functions}; return (value) => { ${statements.join("; ")} }`;
}
function CreateEvaluatedCheck(build, code) {
  const factory = environment_exports.Evaluate("CheckContext", "Guard", "Hashing", build.External().identifier, code);
  return factory(CheckContext, guard_exports, hash_exports, build.External().variables);
}
function CreateDynamicCheck(build) {
  const stack = Stack(build.Context(), build.Schema());
  const context = new CheckContext();
  return (value) => CheckSchema(stack, context, build.Schema(), value);
}
function CreateCheck(build, code) {
  return environment_exports.CanEvaluate() ? CreateEvaluatedCheck(build, code) : CreateDynamicCheck(build);
}
var EvaluateResult = class {
  constructor(isAccelerated, code, check) {
    this.isAccelerated = isAccelerated;
    this.code = code;
    this.check = check;
  }
  IsAccelerated() {
    return this.isAccelerated;
  }
  Code() {
    return this.code;
  }
  Check(value) {
    return this.check(value);
  }
};
var BuildResult = class {
  constructor(context, schema5, external, functions, entry, useUnevaluated) {
    this.context = context;
    this.schema = schema5;
    this.external = external;
    this.functions = functions;
    this.entry = entry;
    this.useUnevaluated = useUnevaluated;
  }
  /** Returns the Context used for this build */
  Context() {
    return this.context;
  }
  /** Returns the Schema used for this build */
  Schema() {
    return this.schema;
  }
  /** Returns true if this build requires a Unevaluated context */
  UseUnevaluated() {
    return this.useUnevaluated;
  }
  /** Returns external variables */
  External() {
    return this.external;
  }
  /** Returns check functions */
  Functions() {
    return this.functions;
  }
  /** Return entry function call. */
  Entry() {
    return this.entry;
  }
  /** Evaluates the build into a validation function */
  Evaluate() {
    const code = CreateCode(this);
    const check = CreateCheck(this, code);
    return new EvaluateResult(environment_exports.CanEvaluate(), code, check);
  }
};
function Build(...args) {
  const [context, schema5] = arguments_exports.Match(args, {
    2: (context2, schema6) => [context2, schema6],
    1: (schema6) => [{}, schema6]
  });
  ResetUnique();
  ResetExternal();
  ResetFunctions();
  const stack = Stack(context, schema5);
  const build = new BuildContext(HasUnevaluated(context, schema5));
  const call = CreateFunction(stack, build, schema5, "value");
  const functions = GetFunctions();
  const externals = GetExternal();
  return new BuildResult(context, schema5, externals, functions, call, build.UseUnevaluated());
}

// ../../node_modules/typebox/build/schema/errors.mjs
function Errors(...args) {
  const [context, schema5, value] = arguments_exports.Match(args, {
    3: (context2, schema6, value2) => [context2, schema6, value2],
    2: (schema6, value2) => [{}, schema6, value2]
  });
  const stack = Stack(context, schema5);
  const errorContext = new ErrorContext();
  const result = ErrorSchema(stack, errorContext, "#", "", schema5, value);
  const errors = errorContext.GetErrors();
  const locale2 = Get2();
  const localized = errors.map((error) => ({ ...error, message: locale2(error) }));
  return [result, localized];
}

// ../../node_modules/typebox/build/system/settings/internal.mjs
var TempMaxErrors = 0;
function EnableParseErrors() {
  const settings2 = Get();
  TempMaxErrors = settings2.maxErrors;
  settings2.maxErrors = settings2.maxParseErrors;
}
function DisableParseErrors() {
  const settings2 = Get();
  settings2.maxErrors = TempMaxErrors;
}

// ../../node_modules/typebox/build/schema/check.mjs
function Check(...args) {
  const [context, schema5, value] = arguments_exports.Match(args, {
    3: (context2, schema6, value2) => [context2, schema6, value2],
    2: (schema6, value2) => [{}, schema6, value2]
  });
  const stack = Stack(context, schema5);
  const checkContext = new CheckContext();
  return CheckSchema(stack, checkContext, schema5, value);
}

// ../../node_modules/typebox/build/value/check/check.mjs
function Check2(...args) {
  const [context, type, value] = arguments_exports.Match(args, {
    3: (context2, type2, value2) => [context2, type2, value2],
    2: (type2, value2) => [{}, type2, value2]
  });
  return Check(context, type, value);
}

// ../../node_modules/typebox/build/value/errors/errors.mjs
function Errors2(...args) {
  const [context, type, value] = arguments_exports.Match(args, {
    3: (context2, type2, value2) => [context2, type2, value2],
    2: (type2, value2) => [{}, type2, value2]
  });
  const [_, errors] = Errors(context, type, value);
  return errors;
}

// ../../node_modules/typebox/build/value/assert/assert.mjs
var AssertError = class extends Error {
  constructor(source, value, errors) {
    super(source);
    Object.defineProperty(this, "cause", {
      value: { source, errors, value },
      writable: false,
      configurable: false,
      enumerable: false
    });
  }
};

// ../../node_modules/typebox/build/value/clean/from_array.mjs
function FromArray5(context, type, value) {
  if (!guard_exports.IsArray(value))
    return value;
  return value.map((value2) => FromType19(context, type.items, value2));
}

// ../../node_modules/typebox/build/value/clean/from_cyclic.mjs
function FromCyclic6(context, type, value) {
  return FromType19({ ...context, ...type.$defs }, Ref(type.$ref), value);
}

// ../../node_modules/typebox/build/value/clean/from_intersect.mjs
function EvaluateIntersection(context, type) {
  const additionalProperties = guard_exports.HasPropertyKey(type, "unevaluatedProperties") ? { additionalProperties: type.unevaluatedProperties } : {};
  const instantiated = Instantiate(context, type);
  const evaluated = Evaluate2(instantiated);
  return IsObject3(evaluated) ? With2(evaluated, additionalProperties) : evaluated;
}
function FromIntersect6(context, type, value) {
  const evaluated = EvaluateIntersection(context, type);
  return FromType19(context, evaluated, value);
}

// ../../node_modules/typebox/build/value/clean/additional.mjs
function GetAdditionalProperties(type) {
  const additionalProperties = guard_exports.HasPropertyKey(type, "additionalProperties") ? type.additionalProperties : void 0;
  return additionalProperties;
}

// ../../node_modules/typebox/build/value/clean/from_object.mjs
function FromObject9(context, type, value) {
  if (!guard_exports.IsObject(value) || guard_exports.IsArray(value))
    return value;
  const additionalProperties = GetAdditionalProperties(type);
  for (const key2 of guard_exports.Keys(value)) {
    if (guard_exports.HasPropertyKey(type.properties, key2) && IsSchema(type.properties[key2])) {
      value[key2] = FromType19(context, type.properties[key2], value[key2]);
      continue;
    }
    const unknownCheck = (
      // 1. additionalProperties: true
      guard_exports.IsBoolean(additionalProperties) && guard_exports.IsEqual(additionalProperties, true) || IsSchema(additionalProperties) && Check2(context, additionalProperties, value[key2])
    );
    if (unknownCheck) {
      value[key2] = FromType19(context, additionalProperties, value[key2]);
      continue;
    }
    delete value[key2];
  }
  return value;
}

// ../../node_modules/typebox/build/value/clean/from_record.mjs
function FromRecord3(context, type, value) {
  if (!guard_exports.IsObject(value))
    return value;
  const additionalProperties = GetAdditionalProperties(type);
  const [recordPattern, recordValue] = [new RegExp(RecordPattern(type)), RecordValue(type)];
  for (const key2 of guard_exports.Keys(value)) {
    if (recordPattern.test(key2)) {
      value[key2] = FromType19(context, recordValue, value[key2]);
      continue;
    }
    const unknownCheck = (
      // 1. additionalProperties: true
      guard_exports.IsBoolean(additionalProperties) && guard_exports.IsEqual(additionalProperties, true) || IsSchema(additionalProperties) && Check2(context, additionalProperties, value[key2])
    );
    if (unknownCheck) {
      value[key2] = FromType19(context, additionalProperties, value[key2]);
      continue;
    }
    delete value[key2];
  }
  return value;
}

// ../../node_modules/typebox/build/value/clean/from_ref.mjs
function FromRef5(context, type, value) {
  return guard_exports.HasPropertyKey(context, type.$ref) ? FromType19(context, context[type.$ref], value) : value;
}

// ../../node_modules/typebox/build/value/clean/from_tuple.mjs
function FromTuple5(context, schema5, value) {
  if (!guard_exports.IsArray(value))
    return value;
  const length = Math.min(value.length, schema5.items.length);
  for (let index3 = 0; index3 < length; index3++) {
    value[index3] = FromType19(context, schema5.items[index3], value[index3]);
  }
  return guard_exports.IsGreaterThan(value.length, length) ? value.slice(0, length) : value;
}

// ../../node_modules/typebox/build/system/memory/deep.mjs
function FromClassInstance(value) {
  return value;
}
function IsSchemaObject2(value) {
  return guard_exports.HasPropertyKey(value, "~kind") || guard_exports.HasPropertyKey(value, "~unsafe");
}
function FromSchemaObject(value) {
  const result = {};
  for (const key2 of guard_exports.Keys(value)) {
    if (guard_exports.IsUnsafePropertyKey(key2))
      continue;
    const descriptor = Object.getOwnPropertyDescriptor(value, key2);
    descriptor.value = FromValue2(descriptor.value);
    if (guard_exports.IsEqual(descriptor.enumerable, true)) {
      result[key2] = descriptor.value;
    } else {
      Object.defineProperty(result, key2, descriptor);
    }
  }
  return result;
}
function FromPlainObject(value) {
  const result = {};
  for (const key2 of guard_exports.Keys(value)) {
    if (guard_exports.IsUnsafePropertyKey(key2))
      continue;
    result[key2] = FromValue2(value[key2]);
  }
  for (const key2 of guard_exports.Symbols(value)) {
    result[key2] = FromValue2(value[key2]);
  }
  return result;
}
function FromObject10(value) {
  return guard_exports.IsClassInstance(value) ? FromClassInstance(value) : IsSchemaObject2(value) ? FromSchemaObject(value) : FromPlainObject(value);
}
function FromArray6(value) {
  return value.map((element) => FromValue2(element));
}
function FromTypedArray(value) {
  return value.slice();
}
function FromRegExp2(value) {
  return new RegExp(value.source, value.flags);
}
function FromMap(value) {
  return new Map(FromValue2([...value.entries()]));
}
function FromSet(value) {
  return new Set(FromValue2([...value.values()]));
}
function FromValue2(value) {
  return globals_exports.IsTypeArray(value) ? FromTypedArray(value) : globals_exports.IsRegExp(value) ? FromRegExp2(value) : globals_exports.IsMap(value) ? FromMap(value) : globals_exports.IsSet(value) ? FromSet(value) : guard_exports.IsArray(value) ? FromArray6(value) : guard_exports.IsObject(value) ? FromObject10(value) : value;
}
function Deep(value) {
  return FromValue2(value);
}

// ../../node_modules/typebox/build/value/clone/clone.mjs
function Clone2(value) {
  return Deep(value);
}

// ../../node_modules/typebox/build/value/clean/from_union.mjs
function FromUnion9(context, type, value) {
  for (const schema5 of type.anyOf) {
    const clean = FromType19(context, schema5, Clone2(value));
    if (Check2(context, schema5, clean))
      return clean;
  }
  return value;
}

// ../../node_modules/typebox/build/value/clean/from_type.mjs
function FromType19(context, type, value) {
  return IsArray3(type) ? FromArray5(context, type, value) : IsCyclic(type) ? FromCyclic6(context, type, value) : IsIntersect(type) ? FromIntersect6(context, type, value) : IsObject3(type) ? FromObject9(context, type, value) : IsRecord(type) ? FromRecord3(context, type, value) : IsRef(type) ? FromRef5(context, type, value) : IsTuple(type) ? FromTuple5(context, type, value) : IsUnion(type) ? FromUnion9(context, type, value) : value;
}

// ../../node_modules/typebox/build/value/shared/union_priority_sort.mjs
function Modifiers(type, next) {
  return memory_exports.Assign(type, next);
}
function FromProperties4(properties) {
  const result = {};
  for (const key2 of guard_default.Keys(properties))
    result[key2] = FromType20(properties[key2]);
  return result;
}
function FromRecordKey(type) {
  return String2({ pattern: RecordPattern(type) });
}
function FromPriorityTypes(types) {
  return FromTypes6(Priority(types));
}
function FromTypes6(types) {
  return types.map((type) => FromType20(type));
}
function FromType20(type) {
  const next = IsArray3(type) ? _Array_(FromType20(type.items), ArrayOptions(type)) : IsIntersect(type) ? Intersect(FromTypes6(type.allOf)) : IsUnion(type) ? Union(FromPriorityTypes(type.anyOf)) : IsObject3(type) ? _Object_(FromProperties4(type.properties)) : IsRecord(type) ? Record(FromRecordKey(type), FromType20(RecordValue(type))) : IsTuple(type) ? Tuple(FromTypes6(type.items)) : type;
  return Modifiers(type, next);
}
function UnionPrioritySort(type) {
  const result = FromType20(type);
  return result;
}

// ../../node_modules/typebox/build/value/clean/clean.mjs
function Clean(...args) {
  const [context, type, value] = arguments_exports.Match(args, {
    3: (context2, type2, value2) => [context2, type2, value2],
    2: (type2, value2) => [{}, type2, value2]
  });
  const sorted = settings_exports.Get().unionPrioritySort ? UnionPrioritySort(type) : type;
  return FromType19(context, sorted, value);
}

// ../../node_modules/typebox/build/value/convert/try/try.mjs
var try_exports = {};
__export(try_exports, {
  Fail: () => Fail,
  IsOk: () => IsOk,
  Ok: () => Ok,
  TryArray: () => TryArray,
  TryBigInt: () => TryBigInt,
  TryBoolean: () => TryBoolean,
  TryNull: () => TryNull,
  TryNumber: () => TryNumber,
  TryString: () => TryString,
  TryUndefined: () => TryUndefined
});

// ../../node_modules/typebox/build/value/convert/try/try_result.mjs
function IsOk(value) {
  return guard_exports.IsObject(value) && guard_exports.HasPropertyKey(value, "value");
}
function Ok(value) {
  return { value };
}
function Fail() {
  return void 0;
}

// ../../node_modules/typebox/build/value/convert/try/try_array.mjs
function TryArray(value) {
  return guard_exports.IsArray(value) ? Ok(value) : Ok([value]);
}

// ../../node_modules/typebox/build/value/convert/try/try_bigint.mjs
function FromBoolean2(value) {
  return guard_exports.IsEqual(value, true) ? Ok(BigInt(1)) : Ok(BigInt(0));
}
var bigintPattern = /^-?(0|[1-9]\d*)n$/;
var decimalPattern = /^-?(0|[1-9]\d*)\.\d+$/;
var integerPattern = /^-?(0|[1-9]\d*)$/;
function IsStringBigIntLike(value) {
  return bigintPattern.test(value);
}
function IsStringDecimalLike(value) {
  return decimalPattern.test(value);
}
function IsStringIntegerLike(value) {
  return integerPattern.test(value);
}
function FromString2(value) {
  const lowercase = value.toLowerCase();
  return IsStringBigIntLike(value) ? Ok(BigInt(value.slice(0, value.length - 1))) : IsStringDecimalLike(value) ? Ok(BigInt(value.split(".")[0])) : IsStringIntegerLike(value) ? Ok(BigInt(value)) : guard_exports.IsEqual(lowercase, "false") ? Ok(BigInt(0)) : guard_exports.IsEqual(lowercase, "true") ? Ok(BigInt(1)) : Fail();
}
function TryBigInt(value) {
  return guard_exports.IsBigInt(value) ? Ok(value) : guard_exports.IsBoolean(value) ? FromBoolean2(value) : guard_exports.IsNumber(value) ? Ok(BigInt(Math.trunc(value))) : guard_exports.IsNull(value) ? Ok(BigInt(0)) : guard_exports.IsString(value) ? FromString2(value) : guard_exports.IsUndefined(value) ? Ok(BigInt(0)) : Fail();
}

// ../../node_modules/typebox/build/value/convert/try/try_boolean.mjs
function FromBigInt2(value) {
  return guard_exports.IsEqual(value, BigInt(0)) ? Ok(false) : guard_exports.IsEqual(value, BigInt(1)) ? Ok(true) : Fail();
}
function FromNumber2(value) {
  return guard_exports.IsEqual(value, 0) ? Ok(false) : guard_exports.IsEqual(value, 1) ? Ok(true) : Fail();
}
function FromString3(value) {
  return guard_exports.IsEqual(value.toLowerCase(), "false") ? Ok(false) : guard_exports.IsEqual(value.toLowerCase(), "true") ? Ok(true) : guard_exports.IsEqual(value, "0") ? Ok(false) : guard_exports.IsEqual(value, "1") ? Ok(true) : Fail();
}
function TryBoolean(value) {
  return guard_exports.IsBigInt(value) ? FromBigInt2(value) : guard_exports.IsBoolean(value) ? Ok(value) : guard_exports.IsNumber(value) ? FromNumber2(value) : guard_exports.IsNull(value) ? Ok(false) : guard_exports.IsString(value) ? FromString3(value) : guard_exports.IsUndefined(value) ? Ok(false) : Fail();
}

// ../../node_modules/typebox/build/value/convert/try/try_null.mjs
function FromBigInt3(value) {
  return guard_exports.IsEqual(value, BigInt(0)) ? Ok(null) : Fail();
}
function FromBoolean3(value) {
  return guard_exports.IsEqual(value, false) ? Ok(null) : Fail();
}
function FromNumber3(value) {
  return guard_exports.IsEqual(value, 0) ? Ok(null) : Fail();
}
function FromString4(value) {
  const lowercase = value.toLowerCase();
  const predicate = guard_exports.IsEqual(lowercase, "undefined") || guard_exports.IsEqual(lowercase, "null") || guard_exports.IsEqual(value, "") || guard_exports.IsEqual(value, "0");
  return predicate ? Ok(null) : Fail();
}
function TryNull(value) {
  return guard_exports.IsBigInt(value) ? FromBigInt3(value) : guard_exports.IsBoolean(value) ? FromBoolean3(value) : guard_exports.IsNumber(value) ? FromNumber3(value) : guard_exports.IsNull(value) ? Ok(null) : guard_exports.IsString(value) ? FromString4(value) : guard_exports.IsUndefined(value) ? Ok(null) : Fail();
}

// ../../node_modules/typebox/build/value/convert/try/try_number.mjs
var maxBigInt = BigInt(Number.MAX_SAFE_INTEGER);
var minBigInt = BigInt(Number.MIN_SAFE_INTEGER);
function FromBigInt4(value) {
  return value <= maxBigInt && value >= minBigInt ? Ok(Number(value)) : Fail();
}
function FromBoolean4(value) {
  return Ok(value ? 1 : 0);
}
function FromString5(value) {
  const coerced = +value;
  if (guard_exports.IsNumber(coerced))
    return Ok(coerced);
  const lowercase = value.toLowerCase();
  if (guard_exports.IsEqual(lowercase, "false"))
    return Ok(0);
  if (guard_exports.IsEqual(lowercase, "true"))
    return Ok(1);
  const result = TryBigInt(value);
  if (IsOk(result))
    return result.value <= maxBigInt && result.value >= minBigInt ? Ok(Number(result.value)) : Fail();
  return Fail();
}
function TryNumber(value) {
  return guard_exports.IsBigInt(value) ? FromBigInt4(value) : guard_exports.IsBoolean(value) ? FromBoolean4(value) : guard_exports.IsNumber(value) ? Ok(value) : guard_exports.IsNull(value) ? Ok(0) : guard_exports.IsString(value) ? FromString5(value) : guard_exports.IsUndefined(value) ? Ok(0) : Fail();
}

// ../../node_modules/typebox/build/value/convert/try/try_string.mjs
function TryString(value) {
  return guard_exports.IsBigInt(value) ? Ok(value.toString()) : guard_exports.IsBoolean(value) ? Ok(value.toString()) : guard_exports.IsNumber(value) ? Ok(value.toString()) : guard_exports.IsNull(value) ? Ok("null") : guard_exports.IsString(value) ? Ok(value) : guard_exports.IsUndefined(value) ? Ok("") : Fail();
}

// ../../node_modules/typebox/build/value/convert/try/try_undefined.mjs
function FromBigInt5(value) {
  return guard_exports.IsEqual(value, BigInt(0)) ? Ok(void 0) : Fail();
}
function FromBoolean5(value) {
  return guard_exports.IsEqual(value, false) ? Ok(void 0) : Fail();
}
function FromNumber4(value) {
  return guard_exports.IsEqual(value, 0) ? Ok(void 0) : Fail();
}
function FromString6(value) {
  const lowercase = value.toLowerCase();
  const predicate = guard_exports.IsEqual(lowercase, "undefined") || guard_exports.IsEqual(lowercase, "null") || guard_exports.IsEqual(value, "") || guard_exports.IsEqual(value, "0");
  return predicate ? Ok(void 0) : Fail();
}
function TryUndefined(value) {
  return guard_exports.IsBigInt(value) ? FromBigInt5(value) : guard_exports.IsBoolean(value) ? FromBoolean5(value) : guard_exports.IsNumber(value) ? FromNumber4(value) : guard_exports.IsNull(value) ? Ok(void 0) : guard_exports.IsString(value) ? FromString6(value) : guard_exports.IsUndefined(value) ? Ok(value) : Fail();
}

// ../../node_modules/typebox/build/value/convert/from_array.mjs
function FromArray7(context, type, value) {
  const result = try_exports.TryArray(value);
  return result.value.map((value2) => FromType21(context, type.items, value2));
}

// ../../node_modules/typebox/build/value/convert/from_bigint.mjs
function FromBigInt6(_context, _type, value) {
  const result = try_exports.TryBigInt(value);
  return try_exports.IsOk(result) ? result.value : value;
}

// ../../node_modules/typebox/build/value/convert/from_boolean.mjs
function FromBoolean6(_context, _type, value) {
  const result = try_exports.TryBoolean(value);
  return try_exports.IsOk(result) ? result.value : value;
}

// ../../node_modules/typebox/build/value/convert/from_cyclic.mjs
function FromCyclic7(context, type, value) {
  return FromType21({ ...context, ...type.$defs }, Ref(type.$ref), value);
}

// ../../node_modules/typebox/build/value/convert/from_enum.mjs
function FromEnum3(context, type, value) {
  return FromType21(context, Evaluate2(type), value);
}

// ../../node_modules/typebox/build/value/convert/from_integer.mjs
function FromInteger(_context, _type, value) {
  const result = try_exports.TryNumber(value);
  return try_exports.IsOk(result) ? Math.trunc(result.value) : value;
}

// ../../node_modules/typebox/build/value/convert/from_intersect.mjs
function FromIntersect7(context, type, value) {
  const instantiated = Instantiate(context, type);
  const evaluated = Evaluate2(instantiated);
  return FromType21(context, evaluated, value);
}

// ../../node_modules/typebox/build/value/convert/from_literal.mjs
function FromLiteralBigInt(_context, type, value) {
  const result = try_exports.TryBigInt(value);
  return try_exports.IsOk(result) && guard_exports.IsEqual(type.const, result.value) ? result.value : value;
}
function FromLiteralBoolean(_context, type, value) {
  const result = try_exports.TryBoolean(value);
  return try_exports.IsOk(result) && guard_exports.IsEqual(type.const, result.value) ? result.value : value;
}
function FromLiteralNumber(_context, type, value) {
  const result = try_exports.TryNumber(value);
  return try_exports.IsOk(result) && guard_exports.IsEqual(type.const, result.value) ? result.value : value;
}
function FromLiteralString(_context, type, value) {
  const result = try_exports.TryString(value);
  return try_exports.IsOk(result) && guard_exports.IsEqual(type.const, result.value) ? result.value : value;
}
function FromLiteral6(context, type, value) {
  if (guard_exports.IsEqual(type.const, value))
    return value;
  return IsLiteralBigInt(type) ? FromLiteralBigInt(context, type, value) : IsLiteralBoolean(type) ? FromLiteralBoolean(context, type, value) : IsLiteralNumber(type) ? FromLiteralNumber(context, type, value) : IsLiteralString(type) ? FromLiteralString(context, type, value) : Unreachable();
}

// ../../node_modules/typebox/build/value/convert/from_null.mjs
function FromNull2(_context, _type, value) {
  const result = try_exports.TryNull(value);
  return try_exports.IsOk(result) ? result.value : value;
}

// ../../node_modules/typebox/build/value/convert/from_number.mjs
function FromNumber5(_context, _type, value) {
  const result = try_exports.TryNumber(value);
  return try_exports.IsOk(result) ? result.value : value;
}

// ../../node_modules/typebox/build/value/convert/from_additional.mjs
function FromAdditionalProperties(context, entries, additionalProperties, value) {
  const keys = guard_exports.Keys(value);
  for (const [regexp, _] of entries) {
    for (const key2 of keys) {
      if (!regexp.test(key2)) {
        value[key2] = FromType21(context, additionalProperties, value[key2]);
      }
    }
  }
  return value;
}

// ../../node_modules/typebox/build/value/shared/optional_undefined.mjs
function IsOptionalUndefined(property2, key2, value) {
  return IsOptional(property2) && guard_exports.IsUndefined(value[key2]);
}

// ../../node_modules/typebox/build/value/convert/from_object.mjs
function FromProperties5(context, type, value) {
  const entries = guard_exports.EntriesRegExp(type.properties);
  const keys = guard_exports.Keys(value);
  for (const [regexp, property2] of entries) {
    for (const key2 of keys) {
      if (!regexp.test(key2) || IsOptionalUndefined(property2, key2, value))
        continue;
      value[key2] = FromType21(context, property2, value[key2]);
    }
  }
  return guard_exports.HasPropertyKey(type, "additionalProperties") && guard_exports.IsObject(type.additionalProperties) ? FromAdditionalProperties(context, entries, type.additionalProperties, value) : value;
}
function FromObject11(context, type, value) {
  return guard_exports.IsObjectNotArray(value) ? FromProperties5(context, type, value) : value;
}

// ../../node_modules/typebox/build/value/convert/from_record.mjs
function FromPatternProperties(context, type, value) {
  const entries = guard_exports.EntriesRegExp(type.patternProperties);
  const keys = guard_exports.Keys(value);
  for (const [regexp, schema5] of entries) {
    for (const key2 of keys) {
      if (regexp.test(key2)) {
        value[key2] = FromType21(context, schema5, value[key2]);
      }
    }
  }
  return guard_exports.HasPropertyKey(type, "additionalProperties") && guard_exports.IsObject(type.additionalProperties) ? FromAdditionalProperties(context, entries, type.additionalProperties, value) : value;
}
function FromRecord4(context, type, value) {
  return guard_exports.IsObjectNotArray(value) ? FromPatternProperties(context, type, value) : value;
}

// ../../node_modules/typebox/build/value/convert/from_ref.mjs
function FromRef6(context, type, value) {
  return guard_exports.HasPropertyKey(context, type.$ref) ? FromType21(context, context[type.$ref], value) : value;
}

// ../../node_modules/typebox/build/value/convert/from_string.mjs
function FromString7(_context, _type, value) {
  const result = try_exports.TryString(value);
  return try_exports.IsOk(result) ? result.value : value;
}

// ../../node_modules/typebox/build/value/convert/from_template_literal.mjs
function FromTemplateLiteral4(context, type, value) {
  return FromType21(context, Evaluate2(type), value);
}

// ../../node_modules/typebox/build/value/convert/from_tuple.mjs
function FromTuple6(context, type, value) {
  if (!guard_exports.IsArray(value))
    return value;
  for (let index3 = 0; index3 < Math.min(type.items.length, value.length); index3++) {
    value[index3] = FromType21(context, type.items[index3], value[index3]);
  }
  return value;
}

// ../../node_modules/typebox/build/value/convert/from_undefined.mjs
function FromUndefined2(_context, _type, value) {
  const result = try_exports.TryUndefined(value);
  return try_exports.IsOk(result) ? result.value : value;
}

// ../../node_modules/typebox/build/value/convert/from_union.mjs
function FromUnion10(context, type, value) {
  const matched = type.anyOf.some((type2) => Check2(context, type2, value));
  if (matched)
    return value;
  const candidates = type.anyOf.map((type2) => FromType21(context, type2, Clone2(value)));
  const selected = candidates.find((value2) => Check2(context, type, value2));
  return guard_exports.IsUndefined(selected) ? value : selected;
}

// ../../node_modules/typebox/build/value/convert/from_void.mjs
function FromVoid(_context, _type, value) {
  const result = try_exports.TryUndefined(value);
  return try_exports.IsOk(result) ? void 0 : value;
}

// ../../node_modules/typebox/build/value/convert/from_type.mjs
function FromType21(context, type, value) {
  return IsArray3(type) ? FromArray7(context, type, value) : IsBigInt3(type) ? FromBigInt6(context, type, value) : IsBoolean4(type) ? FromBoolean6(context, type, value) : IsCyclic(type) ? FromCyclic7(context, type, value) : IsEnum(type) ? FromEnum3(context, type, value) : IsInteger3(type) ? FromInteger(context, type, value) : IsIntersect(type) ? FromIntersect7(context, type, value) : IsLiteral(type) ? FromLiteral6(context, type, value) : IsNull3(type) ? FromNull2(context, type, value) : IsNumber4(type) ? FromNumber5(context, type, value) : IsObject3(type) ? FromObject11(context, type, value) : IsRecord(type) ? FromRecord4(context, type, value) : IsRef(type) ? FromRef6(context, type, value) : IsString4(type) ? FromString7(context, type, value) : IsTemplateLiteral(type) ? FromTemplateLiteral4(context, type, value) : IsTuple(type) ? FromTuple6(context, type, value) : IsUndefined3(type) ? FromUndefined2(context, type, value) : IsUnion(type) ? FromUnion10(context, type, value) : IsVoid(type) ? FromVoid(context, type, value) : value;
}

// ../../node_modules/typebox/build/value/convert/convert.mjs
function Convert(...args) {
  const [context, type, value] = arguments_exports.Match(args, {
    3: (context2, type2, value2) => [context2, type2, value2],
    2: (type2, value2) => [{}, type2, value2]
  });
  return FromType21(context, type, value);
}

// ../../node_modules/typebox/build/value/default/from_array.mjs
function FromArray8(context, type, value) {
  if (!guard_exports.IsArray(value))
    return value;
  for (let i = 0; i < value.length; i++) {
    value[i] = FromType22(context, type.items, value[i]);
  }
  return value;
}

// ../../node_modules/typebox/build/value/default/from_cyclic.mjs
function FromCyclic8(context, type, value) {
  return FromType22({ ...context, ...type.$defs }, Ref(type.$ref), value);
}

// ../../node_modules/typebox/build/value/default/from_default.mjs
function FromDefault(type, value) {
  if (!guard_exports.IsUndefined(value))
    return value;
  return guard_exports.IsFunction(type.default) ? type.default() : Clone2(type.default);
}

// ../../node_modules/typebox/build/value/default/from_intersect.mjs
function FromIntersect8(context, type, value) {
  const instantiated = Instantiate(context, type);
  const evaluated = Evaluate2(instantiated);
  return FromType22(context, evaluated, value);
}

// ../../node_modules/typebox/build/value/default/from_object.mjs
function FromObject12(context, type, value) {
  if (!guard_exports.IsObject(value))
    return value;
  const knownPropertyKeys = guard_exports.Keys(type.properties);
  for (const key2 of knownPropertyKeys) {
    const propertyValue = FromType22(context, type.properties[key2], value[key2]);
    const isUnassignableUndefined = guard_exports.IsUndefined(propertyValue) && (IsOptional(type.properties[key2]) || !guard_exports.HasPropertyKey(type.properties[key2], "default"));
    if (isUnassignableUndefined)
      continue;
    value[key2] = propertyValue;
  }
  if (!IsAdditionalProperties(type) || guard_exports.IsBoolean(type.additionalProperties))
    return value;
  for (const key2 of guard_exports.Keys(value)) {
    if (knownPropertyKeys.includes(key2))
      continue;
    value[key2] = FromType22(context, type.additionalProperties, value[key2]);
  }
  return value;
}

// ../../node_modules/typebox/build/value/default/from_record.mjs
function FromRecord5(context, type, value) {
  if (!guard_exports.IsObject(value))
    return value;
  const [recordKey, recordValue] = [new RegExp(RecordPattern(type)), RecordValue(type)];
  for (const key2 of guard_exports.Keys(value)) {
    if (!(recordKey.test(key2) && IsDefault(recordValue)))
      continue;
    value[key2] = FromType22(context, recordValue, value[key2]);
  }
  if (!IsAdditionalProperties(type))
    return value;
  for (const key2 of guard_exports.Keys(value)) {
    if (recordKey.test(key2))
      continue;
    value[key2] = FromType22(context, type.additionalProperties, value[key2]);
  }
  return value;
}

// ../../node_modules/typebox/build/value/default/from_ref.mjs
function FromRef7(context, type, value) {
  return guard_exports.HasPropertyKey(context, type.$ref) ? FromType22(context, context[type.$ref], value) : value;
}

// ../../node_modules/typebox/build/value/default/from_tuple.mjs
function FromTuple7(context, schema5, value) {
  if (!guard_exports.IsArray(value))
    return value;
  const [items, max] = [schema5.items, Math.max(schema5.items.length, value.length)];
  for (let i = 0; i < max; i++) {
    if (i < items.length)
      value[i] = FromType22(context, items[i], value[i]);
  }
  return value;
}

// ../../node_modules/typebox/build/value/default/from_union.mjs
function FromUnion11(context, schema5, value) {
  for (const inner of schema5.anyOf) {
    const result = FromType22(context, inner, Clone2(value));
    if (Check2(context, inner, result)) {
      return result;
    }
  }
  return value;
}

// ../../node_modules/typebox/build/value/default/from_type.mjs
function FromType22(context, type, value) {
  const defaulted = IsDefault(type) ? FromDefault(type, value) : value;
  return IsArray3(type) ? FromArray8(context, type, defaulted) : IsCyclic(type) ? FromCyclic8(context, type, defaulted) : IsIntersect(type) ? FromIntersect8(context, type, defaulted) : IsObject3(type) ? FromObject12(context, type, defaulted) : IsRecord(type) ? FromRecord5(context, type, defaulted) : IsRef(type) ? FromRef7(context, type, defaulted) : IsTuple(type) ? FromTuple7(context, type, defaulted) : IsUnion(type) ? FromUnion11(context, type, defaulted) : defaulted;
}

// ../../node_modules/typebox/build/value/default/default.mjs
function Default(...args) {
  const [context, type, value] = arguments_exports.Match(args, {
    3: (context2, type2, value2) => [context2, type2, value2],
    2: (type2, value2) => [{}, type2, value2]
  });
  return FromType22(context, type, value);
}

// ../../node_modules/typebox/build/value/pipeline/pipeline.mjs
function Pipeline(pipeline) {
  return (...args) => {
    const [context, type, value] = arguments_exports.Match(args, {
      3: (context2, type2, value2) => [context2, type2, value2],
      2: (type2, value2) => [{}, type2, value2]
    });
    return pipeline.reduce((result, func) => func(context, type, result), value);
  };
}

// ../../node_modules/typebox/build/value/codec/callback.mjs
function Decode3(_context, type, value) {
  return type["~codec"].decode(value);
}
function Encode3(_context, type, value) {
  return type["~codec"].encode(value);
}
function Callback(direction, context, type, value) {
  if (!IsCodec(type))
    return value;
  return guard_exports.IsEqual(direction, "Decode") ? Decode3(context, type, value) : Encode3(context, type, value);
}

// ../../node_modules/typebox/build/value/codec/from_array.mjs
function Decode4(direction, context, type, value) {
  if (!guard_exports.IsArray(value))
    return value;
  for (let i = 0; i < value.length; i++) {
    value[i] = FromType23(direction, context, type.items, value[i]);
  }
  return Callback(direction, context, type, value);
}
function Encode4(direction, context, type, value) {
  const exterior = Callback(direction, context, type, value);
  if (!guard_exports.IsArray(exterior))
    return exterior;
  for (let i = 0; i < exterior.length; i++) {
    exterior[i] = FromType23(direction, context, type.items, exterior[i]);
  }
  return exterior;
}
function FromArray9(direction, context, type, value) {
  return guard_exports.IsEqual(direction, "Decode") ? Decode4(direction, context, type, value) : Encode4(direction, context, type, value);
}

// ../../node_modules/typebox/build/value/codec/from_cyclic.mjs
function FromCyclic9(direction, context, type, value) {
  value = FromType23(direction, { ...context, ...type.$defs }, Ref(type.$ref), value);
  return Callback(direction, context, type, value);
}

// ../../node_modules/typebox/build/value/codec/from_intersect.mjs
function MergeInteriors(interiors) {
  return interiors.reduce((results, interior) => ({ ...results, ...interior }), {});
}
function NonMatchingInterior(value, interiors) {
  for (const interior of interiors)
    if (!guard_exports.IsDeepEqual(value, interior))
      return interior;
  return value;
}
function Decode5(direction, context, type, value) {
  if (guard_exports.IsEqual(type.allOf.length, 0))
    return Callback(direction, context, type, value);
  const interiors = type.allOf.map((schema5) => FromType23(direction, context, schema5, Clean(schema5, Clone2(value))));
  const structural = interiors.every((result) => guard_exports.IsObject(result));
  const exterior = structural ? MergeInteriors(interiors) : NonMatchingInterior(value, interiors);
  return Callback(direction, context, type, exterior);
}
function Encode5(direction, context, type, value) {
  if (guard_exports.IsEqual(type.allOf.length, 0))
    return Callback(direction, context, type, value);
  const exterior = Callback(direction, context, type, value);
  const interiors = type.allOf.map((schema5) => FromType23(direction, context, schema5, Clean(schema5, Clone2(exterior))));
  const structural = interiors.every((result) => guard_exports.IsObject(result));
  if (structural)
    return MergeInteriors(interiors);
  return NonMatchingInterior(exterior, interiors);
}
function FromIntersect9(direction, context, type, value) {
  return guard_exports.IsEqual(direction, "Decode") ? Decode5(direction, context, type, value) : Encode5(direction, context, type, value);
}

// ../../node_modules/typebox/build/value/codec/from_object.mjs
function Decode6(direction, context, type, value) {
  if (!guard_exports.IsObjectNotArray(value))
    return value;
  for (const key2 of guard_exports.Keys(type.properties)) {
    if (!guard_exports.HasPropertyKey(value, key2) || IsOptionalUndefined(type.properties[key2], key2, value))
      continue;
    value[key2] = FromType23(direction, context, type.properties[key2], value[key2]);
  }
  return Callback(direction, context, type, value);
}
function Encode6(direction, context, type, value) {
  const exterior = Callback(direction, context, type, value);
  if (!guard_exports.IsObjectNotArray(exterior))
    return exterior;
  for (const key2 of guard_exports.Keys(type.properties)) {
    if (!guard_exports.HasPropertyKey(exterior, key2) || IsOptionalUndefined(type.properties[key2], key2, exterior))
      continue;
    exterior[key2] = FromType23(direction, context, type.properties[key2], exterior[key2]);
  }
  return exterior;
}
function FromObject13(direction, context, type, value) {
  return guard_exports.IsEqual(direction, "Decode") ? Decode6(direction, context, type, value) : Encode6(direction, context, type, value);
}

// ../../node_modules/typebox/build/value/codec/from_record.mjs
function Decode7(direction, context, type, value) {
  if (!guard_exports.IsObjectNotArray(value))
    return value;
  const regexp = new RegExp(RecordPattern(type));
  for (const key2 of guard_exports.Keys(value)) {
    if (!regexp.test(key2))
      continue;
    value[key2] = FromType23(direction, context, RecordValue(type), value[key2]);
  }
  return Callback(direction, context, type, value);
}
function Encode7(direction, context, type, value) {
  const exterior = Callback(direction, context, type, value);
  if (!guard_exports.IsObjectNotArray(exterior))
    return exterior;
  const regexp = new RegExp(RecordPattern(type));
  for (const key2 of guard_exports.Keys(exterior)) {
    if (!regexp.test(key2))
      continue;
    exterior[key2] = FromType23(direction, context, RecordValue(type), exterior[key2]);
  }
  return exterior;
}
function FromRecord6(direction, context, type, value) {
  return guard_exports.IsEqual(direction, "Decode") ? Decode7(direction, context, type, value) : Encode7(direction, context, type, value);
}

// ../../node_modules/typebox/build/value/codec/from_ref.mjs
function ResolveRef(direction, context, type, value) {
  return guard_exports.HasPropertyKey(context, type.$ref) ? FromType23(direction, context, context[type.$ref], value) : value;
}
function FromRef8(direction, context, type, value) {
  return guard_exports.IsEqual(direction, "Decode") ? Callback(direction, context, type, ResolveRef(direction, context, type, value)) : ResolveRef(direction, context, type, Callback(direction, context, type, value));
}

// ../../node_modules/typebox/build/value/codec/from_tuple.mjs
function Decode8(direction, context, type, value) {
  if (!guard_exports.IsArray(value))
    return value;
  for (let i = 0; i < Math.min(type.items.length, value.length); i++) {
    value[i] = FromType23(direction, context, type.items[i], value[i]);
  }
  return Callback(direction, context, type, value);
}
function Encode8(direction, context, type, value) {
  const exterior = Callback(direction, context, type, value);
  if (!guard_exports.IsArray(exterior))
    return value;
  for (let i = 0; i < Math.min(type.items.length, exterior.length); i++) {
    exterior[i] = FromType23(direction, context, type.items[i], exterior[i]);
  }
  return exterior;
}
function FromTuple8(direction, context, type, value) {
  return guard_exports.IsEqual(direction, "Decode") ? Decode8(direction, context, type, value) : Encode8(direction, context, type, value);
}

// ../../node_modules/typebox/build/value/codec/from_union.mjs
function Decode9(direction, context, type, value) {
  for (const schema5 of type.anyOf) {
    if (!Check2(context, schema5, value))
      continue;
    const variant = FromType23(direction, context, schema5, value);
    return Callback(direction, context, type, variant);
  }
  return value;
}
function Encode9(direction, context, type, value) {
  const exterior = Callback(direction, context, type, value);
  for (const schema5 of type.anyOf) {
    const variant = FromType23(direction, context, schema5, Clone2(exterior));
    if (!Check2(context, schema5, variant))
      continue;
    return variant;
  }
  return exterior;
}
function FromUnion12(direction, context, type, value) {
  return guard_exports.IsEqual(direction, "Decode") ? Decode9(direction, context, type, value) : Encode9(direction, context, type, value);
}

// ../../node_modules/typebox/build/value/codec/from_type.mjs
function FromType23(direction, context, type, value) {
  return IsArray3(type) ? FromArray9(direction, context, type, value) : IsCyclic(type) ? FromCyclic9(direction, context, type, value) : IsIntersect(type) ? FromIntersect9(direction, context, type, value) : IsObject3(type) ? FromObject13(direction, context, type, value) : IsRecord(type) ? FromRecord6(direction, context, type, value) : IsRef(type) ? FromRef8(direction, context, type, value) : IsTuple(type) ? FromTuple8(direction, context, type, value) : IsUnion(type) ? FromUnion12(direction, context, type, value) : Callback(direction, context, type, value);
}

// ../../node_modules/typebox/build/value/codec/decode.mjs
var DecodeError = class extends AssertError {
  constructor(value, errors) {
    super("Decode", value, errors);
  }
};
function Assert(context, type, value) {
  if (!Check2(context, type, value))
    throw new DecodeError(value, Errors2(context, type, value));
  return value;
}
function DecodeUnsafe(context, type, value) {
  const sorted = settings_exports.Get().unionPrioritySort ? UnionPrioritySort(type) : type;
  return FromType23("Decode", context, sorted, value);
}
var Decoder = Pipeline([
  (_context, _type, value) => Clone2(value),
  (context, type, value) => Default(context, type, value),
  (context, type, value) => Convert(context, type, value),
  (context, type, value) => Clean(context, type, value),
  (context, type, value) => Assert(context, type, value),
  (context, type, value) => DecodeUnsafe(context, type, value)
]);
function Decode10(...args) {
  const [context, type, value] = arguments_exports.Match(args, {
    3: (context2, type2, value2) => [context2, type2, value2],
    2: (type2, value2) => [{}, type2, value2]
  });
  return Decoder(context, type, value);
}

// ../../node_modules/typebox/build/value/codec/encode.mjs
var EncodeError = class extends AssertError {
  constructor(value, errors) {
    super("Encode", value, errors);
  }
};
function Assert2(context, type, value) {
  if (!Check2(context, type, value))
    throw new EncodeError(value, Errors2(context, type, value));
  return value;
}
function EncodeUnsafe(context, type, value) {
  const sorted = settings_exports.Get().unionPrioritySort ? UnionPrioritySort(type) : type;
  return FromType23("Encode", context, sorted, value);
}
var Encoder = Pipeline([
  (_context, _type, value) => Clone2(value),
  (context, type, value) => EncodeUnsafe(context, type, value),
  (context, type, value) => Default(context, type, value),
  (context, type, value) => Convert(context, type, value),
  (context, type, value) => Clean(context, type, value),
  (context, type, value) => Assert2(context, type, value)
]);
function Encode10(...args) {
  const [context, type, value] = arguments_exports.Match(args, {
    3: (context2, type2, value2) => [context2, type2, value2],
    2: (type2, value2) => [{}, type2, value2]
  });
  return Encoder(context, type, value);
}

// ../../node_modules/typebox/build/value/codec/has.mjs
function FromArray10(context, type) {
  return IsCodec(type) || FromType24(context, type.items);
}
function FromCyclic10(context, type) {
  return IsCodec(type) || FromRef9({ ...context, ...type.$defs }, Ref(type.$ref));
}
function FromIntersect10(context, type) {
  return IsCodec(type) || type.allOf.some((type2) => FromType24(context, type2));
}
function FromObject14(context, type) {
  return IsCodec(type) || guard_exports.Keys(type.properties).some((key2) => {
    return FromType24(context, type.properties[key2]);
  });
}
function FromRecord7(context, type) {
  return IsCodec(type) || FromType24(context, RecordValue(type));
}
function FromRef9(context, type) {
  if (visited.has(type.$ref))
    return false;
  visited.add(type.$ref);
  return IsCodec(type) || guard_exports.HasPropertyKey(context, type.$ref) && FromType24(context, context[type.$ref]);
}
function FromTuple9(context, type) {
  return IsCodec(type) || type.items.some((type2) => FromType24(context, type2));
}
function FromUnion13(context, type) {
  return IsCodec(type) || type.anyOf.some((type2) => FromType24(context, type2));
}
function FromType24(context, type) {
  return IsArray3(type) ? FromArray10(context, type) : IsCyclic(type) ? FromCyclic10(context, type) : IsIntersect(type) ? FromIntersect10(context, type) : IsObject3(type) ? FromObject14(context, type) : IsRecord(type) ? FromRecord7(context, type) : IsRef(type) ? FromRef9(context, type) : IsTuple(type) ? FromTuple9(context, type) : IsUnion(type) ? FromUnion13(context, type) : IsCodec(type);
}
var visited = /* @__PURE__ */ new Set();
function HasCodec(...args) {
  const [context, type] = arguments_exports.Match(args, {
    2: (context2, type2) => [context2, type2],
    1: (type2) => [{}, type2]
  });
  visited.clear();
  return FromType24(context, type);
}

// ../../node_modules/typebox/build/value/create/error.mjs
var CreateError = class extends Error {
  constructor(type, message) {
    super(message);
    this.type = type;
  }
};

// ../../node_modules/typebox/build/value/create/from_default.mjs
function FromDefault2(_context, schema5) {
  return guard_exports.IsFunction(schema5.default) ? schema5.default(schema5) : guard_exports.IsObject(schema5.default) ? Clone2(schema5.default) : schema5.default;
}

// ../../node_modules/typebox/build/value/create/from_array.mjs
function FromArray11(context, type) {
  if (IsUniqueItems(type) && !IsDefault(type))
    throw new CreateError(type, "Arrays with uniqueItems constraints must specify a default annotation");
  const length = IsMinItems(type) ? type.minItems : 0;
  return Array.from({ length }, () => FromType25(context, type.items));
}

// ../../node_modules/typebox/build/value/create/from_bigint.mjs
function FromBigInt7(_context, type) {
  return IsExclusiveMinimum(type) ? BigInt(type.exclusiveMinimum) + BigInt(1) : IsMinimum(type) ? BigInt(type.minimum) : BigInt(0);
}

// ../../node_modules/typebox/build/value/create/from_boolean.mjs
function FromBoolean7(_context, _type) {
  return false;
}

// ../../node_modules/typebox/build/value/create/from_constructor.mjs
function FromConstructor2(context, type) {
  const instanceType = FromType25(context, type.instanceType);
  return class {
    constructor() {
      Object.assign(this, instanceType);
    }
  };
}

// ../../node_modules/typebox/build/value/create/from_cyclic.mjs
function FromCyclic11(context, type) {
  return FromType25({ ...context, ...type.$defs }, Ref(type.$ref));
}

// ../../node_modules/typebox/build/value/create/from_enum.mjs
function FromEnum4(context, type) {
  return FromType25(context, Evaluate2(type));
}

// ../../node_modules/typebox/build/value/create/from_function.mjs
function FromFunction2(context, type) {
  const returnType = FromType25(context, type.returnType);
  return () => returnType;
}

// ../../node_modules/typebox/build/value/create/from_integer.mjs
function FromInteger2(_context, type) {
  return IsExclusiveMinimum(type) && guard_exports.IsNumber(type.exclusiveMinimum) ? type.exclusiveMinimum + 1 : IsMinimum(type) ? type.minimum : 0;
}

// ../../node_modules/typebox/build/value/create/from_intersect.mjs
function FromIntersect11(context, type) {
  const instantiated = Instantiate(context, type);
  const evaluated = Evaluate2(instantiated);
  return FromType25(context, evaluated);
}

// ../../node_modules/typebox/build/value/create/from_literal.mjs
function FromLiteral7(_context, type) {
  return type.const;
}

// ../../node_modules/typebox/build/value/create/from_never.mjs
function FromNever(_context, type) {
  throw new CreateError(type, "Cannot create TNever types");
}

// ../../node_modules/typebox/build/value/create/from_null.mjs
function FromNull3(_context, _type) {
  return null;
}

// ../../node_modules/typebox/build/value/create/from_number.mjs
function FromNumber6(_context, type) {
  return IsExclusiveMinimum(type) && guard_exports.IsNumber(type.exclusiveMinimum) ? type.exclusiveMinimum + 1 : IsMinimum(type) ? type.minimum : 0;
}

// ../../node_modules/typebox/build/value/create/from_object.mjs
function FromObject15(context, type) {
  const required = guard_exports.IsUndefined(type.required) ? [] : type.required;
  return required.reduce((result, key2) => {
    return { ...result, [key2]: FromType25(context, type.properties[key2]) };
  }, {});
}

// ../../node_modules/typebox/build/value/create/from_record.mjs
function FromRecord8(_context, type) {
  if (IsMinProperties(type) && !IsDefault(type))
    throw new CreateError(type, "Record with the minProperties constraint must have a default annotation");
  return {};
}

// ../../node_modules/typebox/build/value/create/from_ref.mjs
function FromRef10(context, type) {
  return guard_exports.HasPropertyKey(context, type.$ref) ? FromType25(context, context[type.$ref]) : (() => {
    throw new CreateError(type, "Unable to deref Ref");
  })();
}

// ../../node_modules/typebox/build/value/create/from_string.mjs
function FromString8(_context, type) {
  const needsDefault = (IsPattern(type) || IsFormat(type)) && !IsDefault(type);
  if (needsDefault)
    throw Error("Strings with format or pattern constraints must specify default");
  const minLength = IsMinLength4(type) ? type.minLength : 0;
  return "".padEnd(minLength);
}

// ../../node_modules/typebox/build/value/create/from_symbol.mjs
function FromSymbol2(_context, _type) {
  return /* @__PURE__ */ Symbol();
}

// ../../node_modules/typebox/build/value/create/from_template_literal.mjs
function FromTemplateLiteral5(context, type) {
  const decoded = TemplateLiteralDecode(type.pattern);
  if (IsString4(decoded))
    throw new CreateError(type, "Unable to create TemplateLiteral due to infinite type expansion");
  return FromType25(context, decoded);
}

// ../../node_modules/typebox/build/value/create/from_tuple.mjs
function FromTuple10(context, type) {
  return Array.from({ length: type.minItems }, (_, i) => FromType25(context, type.items[i]));
}

// ../../node_modules/typebox/build/value/create/from_undefined.mjs
function FromUndefined3(_context, _type) {
  return void 0;
}

// ../../node_modules/typebox/build/value/create/from_union.mjs
function FromUnion14(context, type) {
  if (guard_exports.IsEqual(type.anyOf.length, 0)) {
    throw Error("Unable to create Union with no variants");
  }
  return FromType25(context, type.anyOf[0]);
}

// ../../node_modules/typebox/build/value/create/from_void.mjs
function FromVoid2(_context, _type) {
  return void 0;
}

// ../../node_modules/typebox/build/value/create/from_type.mjs
function FromType25(context, type) {
  return (
    // -----------------------------------------------------
    // Default
    // -----------------------------------------------------
    IsDefault(type) ? FromDefault2(context, type) : (
      // -----------------------------------------------------
      // Types
      // -----------------------------------------------------
      IsArray3(type) ? FromArray11(context, type) : IsBigInt3(type) ? FromBigInt7(context, type) : IsBoolean4(type) ? FromBoolean7(context, type) : IsConstructor3(type) ? FromConstructor2(context, type) : IsCyclic(type) ? FromCyclic11(context, type) : IsEnum(type) ? FromEnum4(context, type) : IsFunction3(type) ? FromFunction2(context, type) : IsInteger3(type) ? FromInteger2(context, type) : IsIntersect(type) ? FromIntersect11(context, type) : IsLiteral(type) ? FromLiteral7(context, type) : IsNever(type) ? FromNever(context, type) : IsNull3(type) ? FromNull3(context, type) : IsNumber4(type) ? FromNumber6(context, type) : IsObject3(type) ? FromObject15(context, type) : IsRecord(type) ? FromRecord8(context, type) : IsRef(type) ? FromRef10(context, type) : IsString4(type) ? FromString8(context, type) : IsSymbol3(type) ? FromSymbol2(context, type) : IsTemplateLiteral(type) ? FromTemplateLiteral5(context, type) : IsTuple(type) ? FromTuple10(context, type) : IsUndefined3(type) ? FromUndefined3(context, type) : IsUnion(type) ? FromUnion14(context, type) : IsVoid(type) ? FromVoid2(context, type) : void 0
    )
  );
}

// ../../node_modules/typebox/build/value/create/create.mjs
function Create2(...args) {
  const [context, type] = arguments_exports.Match(args, {
    2: (context2, type2) => [context2, type2],
    1: (type2) => [{}, type2]
  });
  return FromType25(context, type);
}

// ../../node_modules/typebox/build/value/parse/parse.mjs
var ParseError = class extends AssertError {
  constructor(value, errors) {
    super("Parse", value, errors);
  }
};
function Assert3(context, type, value) {
  EnableParseErrors();
  const errors = Errors2(context, type, value);
  DisableParseErrors();
  if (!Check2(context, type, value))
    throw new ParseError(value, errors);
  return value;
}
var Parser = Pipeline([
  (_context, _type, value) => Clone2(value),
  (context, type, value) => Default(context, type, value),
  (context, type, value) => Convert(context, type, value),
  (context, type, value) => Clean(context, type, value),
  (context, type, value) => Assert3(context, type, value)
]);

// ../../node_modules/typebox/build/value/delta/edit.mjs
var Insert2 = _Object_({
  type: Literal("insert"),
  path: String2(),
  value: Unknown()
});
var Update2 = Object({
  type: Literal("update"),
  path: String2(),
  value: Unknown()
});
var Delete2 = _Object_({
  type: Literal("delete"),
  path: String2()
});
var Edit = Union([Insert2, Update2, Delete2]);

// ../../node_modules/typebox/build/compile/validator.mjs
var Validator = class {
  /** Constructs a Validator. */
  constructor(context, type) {
    this.hasCodec = HasCodec(context, type);
    this.buildResult = Build(context, type);
    this.evaluateResult = this.buildResult.Evaluate();
  }
  // ----------------------------------------------------------------
  // IsAccelerated
  // ----------------------------------------------------------------
  /** Returns true if this Validator is using JIT acceleration. */
  IsAccelerated() {
    return this.evaluateResult.IsAccelerated();
  }
  // ----------------------------------------------------------------
  // Context & Type
  // ----------------------------------------------------------------
  /** Returns the Context for this validator. */
  Context() {
    return this.buildResult.Context();
  }
  /** Returns the underlying Type used to construct this Validator. */
  Type() {
    return this.buildResult.Schema();
  }
  // ----------------------------------------------------------------
  // Code
  // ----------------------------------------------------------------
  /** Returns the generated code for this validator. */
  Code() {
    return this.evaluateResult.Code();
  }
  // ----------------------------------------------------------------
  // Standard Validator
  // ----------------------------------------------------------------
  /** Performs a type-guard check on the provided value. */
  Check(value) {
    return this.evaluateResult.Check(value);
  }
  /** Validates a value and returns it. Will throw if invalid. */
  Parse(value) {
    const checked2 = this.Check(value);
    if (checked2)
      return value;
    if (settings_exports.Get().correctiveParse)
      return Parser(this.Context(), this.Type(), value);
    EnableParseErrors();
    const errors = this.Errors(value);
    DisableParseErrors();
    throw new ParseError(value, errors);
  }
  /** Returns an array of validation errors for the given value. */
  Errors(value) {
    if (this.IsAccelerated() && this.Check(value))
      return [];
    return Errors2(this.Context(), this.Type(), value);
  }
  // ----------------------------------------------------------------
  // Value.* Operations
  // ----------------------------------------------------------------
  /** Cleans a value using the Validator type. */
  Clean(value) {
    return Clean(this.Context(), this.Type(), value);
  }
  /** Converts a value using the Validator type. */
  Convert(value) {
    return Convert(this.Context(), this.Type(), value);
  }
  /** Creates a value using the Validator type. */
  Create() {
    return Create2(this.Context(), this.Type());
  }
  /** Creates defaults using the Validator type. */
  Default(value) {
    return Default(this.Context(), this.Type(), value);
  }
  /** Decodes a value */
  Decode(value) {
    const result = this.hasCodec ? Decode10(this.Context(), this.Type(), value) : this.Parse(value);
    return result;
  }
  /** Encodes a value */
  Encode(value) {
    const result = this.hasCodec ? Encode10(this.Context(), this.Type(), value) : this.Parse(value);
    return result;
  }
};

// ../../node_modules/typebox/build/compile/compile.mjs
function Compile(...args) {
  const [context, type] = arguments_exports.Match(args, {
    2: (context2, type2) => [context2, type2],
    1: (type2) => [{}, type2]
  });
  return new Validator(context, type);
}

// src/context.ts
var keysFor = (role, { keys }) => keys.filter((key2) => key2.role === void 0 || key2.role === role);
function mismatch(payload, context) {
  for (const name of ["app", "channel", "platform"]) {
    if (payload[name] !== context[name]) return `wrong ${name}`;
  }
  return null;
}
function parse(bytes) {
  try {
    return JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes));
  } catch {
    return null;
  }
}

// src/verify-envelope.ts
import { createPublicKey, verify } from "node:crypto";
var schema = Compile(Envelope);
var parsedKeys = /* @__PURE__ */ new WeakMap();
var refuse = (reason) => ({ ok: false, reason });
function verifyEnvelope(envelope, payloadType, keys, needed = 1) {
  if (!schema.Check(envelope)) return refuse("not an envelope");
  if (envelope.payloadType !== payloadType) return refuse("wrong payload type");
  const payload = fromBase64Url(envelope.payload);
  if (payload === null) return refuse("not an envelope");
  if (payload.length > MAX_SIGNED_BYTES) return refuse("longer than 65536 bytes");
  const signed = preAuthEncoding(payloadType, payload);
  const good = /* @__PURE__ */ new Set();
  for (const { keyid, alg, sig } of envelope.signatures) {
    const key2 = keys.find((one) => one.keyid === keyid && one.alg === alg);
    const bytes = fromBase64Url(sig);
    if (key2 !== void 0 && bytes !== null && isGood(key2, signed, bytes)) good.add(key2);
  }
  return good.size >= needed ? { ok: true, payload } : refuse("bad signature");
}
function fromBase64Url(text3) {
  const bytes = Buffer.from(text3, "base64url");
  return bytes.toString("base64url") === text3 ? bytes : null;
}
function isGood(key2, signed, sig) {
  const publicKey = keyObjectOf(key2);
  if (publicKey === null) return false;
  try {
    if (key2.alg === "Ed25519") return verify(null, signed, publicKey, sig);
    return verify("sha256", signed, { key: publicKey, dsaEncoding: "ieee-p1363" }, sig);
  } catch {
    return false;
  }
}
function keyObjectOf(key2) {
  const known = parsedKeys.get(key2);
  if (known !== void 0) return known;
  let parsed = null;
  try {
    parsed = createPublicKey(key2.publicKeyPem);
    const kind = key2.alg === "Ed25519" ? "ed25519" : "ec";
    if (parsed.asymmetricKeyType !== kind) parsed = null;
  } catch {
    parsed = null;
  }
  parsedKeys.set(key2, parsed);
  return parsed;
}

// src/check-manifest.ts
var DAY_MS = 864e5;
var MAX_LIFE_MS = 7 * DAY_MS;
var MAX_BEHIND_MS = DAY_MS;
var schema2 = Compile(ManifestPayload);
function checkManifest(envelope, context, storedVersion) {
  const checked2 = checkKeptManifest(envelope, context);
  if (!checked2.ok) return checked2;
  const manifest = checked2.value;
  const issuedMs = Date.parse(manifest.issuedAt);
  if (issuedMs > context.nowMs + MAX_BEHIND_MS)
    return refuse("issued more than a day after the time of this phone (clock behind)");
  if (Date.parse(manifest.notAfter) <= context.nowMs) return refuse("expired");
  if (manifest.manifestVersion < storedVersion) return refuse("lower version than the one kept (rollback)");
  return checked2;
}
function checkKeptManifest(envelope, context) {
  const verified = verifyEnvelope(envelope, MANIFEST_TYPE, keysFor("manifest", context));
  if (!verified.ok) return verified;
  const manifest = parse(verified.payload);
  if (!schema2.Check(manifest)) return refuse("the manifest has a form that this client does not know");
  const wrong = mismatch(manifest, context);
  if (wrong !== null) return refuse(wrong);
  const lifeMs = Date.parse(manifest.notAfter) - Date.parse(manifest.issuedAt);
  if (!(lifeMs > 0)) return refuse("ends before it begins");
  if (lifeMs > MAX_LIFE_MS) return refuse("valid for longer than seven days");
  if ((manifest.rootVersion ?? 0) > (context.rootVersion ?? 0))
    return refuse("names a root document that this client does not have");
  if ((manifest.minHarness ?? 0) > (context.harness ?? Number.POSITIVE_INFINITY))
    return refuse("wants a newer harness than this app has");
  if (!Object.values(manifest.tiers).every(hasSoundRanges))
    return refuse("the ranges of a rollout overlap or run backwards");
  return { ok: true, value: manifest };
}
function hasSoundRanges({ rollout }) {
  if (rollout === void 0) return true;
  const { candidateFrom, candidateTo, controlFrom, controlTo } = rollout;
  const apart = candidateTo <= controlFrom || controlTo <= candidateFrom;
  const empty = candidateFrom === candidateTo || controlFrom === controlTo;
  return candidateFrom <= candidateTo && controlFrom <= controlTo && (apart || empty);
}

// src/check-policy.ts
import { createHash as createHash2 } from "node:crypto";
var schema3 = Compile(PolicyPayload);
function checkPolicy(envelope, entry, tier, context) {
  const verified = verifyEnvelope(envelope, POLICY_TYPE, keysFor("policy", context));
  if (!verified.ok) return verified;
  const { payload } = verified;
  if (payload.length !== entry.length || createHash2("sha256").update(payload).digest("hex") !== entry.sha256)
    return refuse("not the bytes that the manifest names (mix-and-match)");
  const policy = parse(payload);
  if (!schema3.Check(policy)) return refuse("the policy has a form that this client does not know");
  const wrong = mismatch(policy, context);
  if (wrong !== null) return refuse(wrong);
  if (policy.tier !== tier || policy.policyVersion !== entry.policyVersion)
    return refuse("not the tier or version that the manifest names");
  if (context.channel !== "sandbox" && restsOnVirtual(policy))
    return refuse("rests on virtual phones and is good for channel sandbox only");
  if (context.models?.includes(policy.modelSha256) === false)
    return refuse("wants a model that this phone does not have");
  return { ok: true, value: policy };
}
var isPolicy = (value) => schema3.Check(value);
var restsOnVirtual = ({ provenance }) => provenance.bodies.some((body) => body === "virtual" || body === "emulated");

// src/check-root.ts
var schema4 = Compile(RootPayload);
function checkRoot(envelope, app, previous) {
  const claimed = previous ?? claimedRoot(envelope);
  if (claimed === null) return refuse("the root document has a form that this client does not know");
  const verified = verifyEnvelope(envelope, ROOT_TYPE, claimed.rootKeys, claimed.threshold);
  if (!verified.ok) return verified;
  const root = parse(verified.payload);
  if (!schema4.Check(root)) return refuse("the root document has a form that this client does not know");
  if (root.app !== app) return refuse("wrong app");
  if (root.threshold > root.rootKeys.length || !areDifferent(root.rootKeys) || !eachRoleOnce(root))
    return refuse("a key of the root document stands twice, or too few for its threshold");
  if (!verifyEnvelope(envelope, ROOT_TYPE, root.rootKeys, root.threshold).ok)
    return refuse("not signed by enough of its own root keys");
  if (previous !== null) {
    if (root.rootVersion !== previous.rootVersion + 1) return refuse("not the next version of the root document");
    if (root.versionEpoch < previous.versionEpoch) return refuse("lower epoch than the root document before");
    if (root.versionEpoch > previous.versionEpoch && keepsManifestKey(root, previous))
      return refuse("lets versions start anew but keeps a manifest key");
  }
  return { ok: true, value: root };
}
function keysAt(root, nowMs) {
  if (nowMs === null) return root.keys;
  if (Date.parse(root.notAfter) <= nowMs) return [];
  return root.keys.filter(({ notAfter }) => Date.parse(notAfter) > nowMs);
}
function claimedRoot(envelope) {
  if (typeof envelope !== "object" || envelope === null || !("payload" in envelope)) return null;
  if (typeof envelope.payload !== "string") return null;
  const payload = fromBase64Url(envelope.payload);
  const root = payload === null ? null : parse(payload);
  return schema4.Check(root) ? root : null;
}
function areDifferent(keys) {
  const [ids, pems] = [new Set(keys.map(({ keyid }) => keyid)), new Set(keys.map(({ publicKeyPem }) => publicKeyPem))];
  return ids.size === keys.length && pems.size === keys.length;
}
var eachRoleOnce = ({ keys }) => KEY_ROLES.every((role) => areDifferent(keys.filter((key2) => key2.role === role)));
function keepsManifestKey(root, previous) {
  const before = new Set(previous.keys.map(({ publicKeyPem }) => publicKeyPem));
  return root.keys.some(({ role, publicKeyPem }) => role === "manifest" && before.has(publicKeyPem));
}

// src/errors.ts
var PolicyClientError = class extends Error {
  name = "PolicyClientError";
};

// src/open-policy-client.ts
import { createHash as createHash4 } from "node:crypto";

// src/fetch-json.ts
var MAX_ENVELOPE_BYTES = MAX_SIGNED_BYTES * 2;
var TIMEOUT_MS = 1e4;
async function fetchJson(url, headers = {}) {
  const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (response.status !== 200) {
    await response.body?.cancel();
    return { status: response.status, json: null };
  }
  const chunks = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    length += chunk.length;
    if (length > MAX_ENVELOPE_BYTES) return { status: 200, json: null };
    chunks.push(chunk);
  }
  try {
    return { status: 200, json: JSON.parse(Buffer.concat(chunks).toString("utf8")) };
  } catch {
    return { status: 200, json: null };
  }
}

// src/kept-file.ts
import { createHash as createHash3 } from "node:crypto";
import { mkdir, open, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
var DIGEST_LENGTH = 64;
var writes = 0;
async function readKept(file) {
  try {
    const text3 = await readFile(file, "utf8");
    const body = text3.slice(DIGEST_LENGTH + 1);
    if (text3[DIGEST_LENGTH] !== "\n" || digestOf(body) !== text3.slice(0, DIGEST_LENGTH)) return null;
    return JSON.parse(body);
  } catch {
    return null;
  }
}
async function writeKept(file, kept) {
  const folder = path.dirname(file);
  await mkdir(folder, { recursive: true });
  writes += 1;
  const fresh = `${file}.${process.pid}-${writes}.new`;
  const body = JSON.stringify(kept);
  try {
    const handle = await open(fresh, "w", 384);
    try {
      await handle.writeFile(`${digestOf(body)}
${body}`);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(fresh, file);
  } catch (error) {
    await rm(fresh, { force: true });
    throw error;
  }
}
var digestOf = (body) => createHash3("sha256").update(body).digest("hex");

// src/tier-of.ts
function tierOf2(rules, facts) {
  const matching = rules.filter(({ selectors }) => selectors.some((selector) => holds2(selector, facts)));
  const [best] = matching.toSorted((a, b) => b.level - a.level);
  return best?.tier ?? "low";
}
function holds2(selector, { model, soc, ramMb, performanceClass }) {
  const { models, socs, minRamMb, maxRamMb, minPerformanceClass } = selector;
  return (models === void 0 || model !== null && models.includes(model)) && (socs === void 0 || soc !== null && socs.includes(soc)) && (minRamMb === void 0 || ramMb !== null && ramMb >= minRamMb) && (maxRamMb === void 0 || ramMb !== null && ramMb <= maxRamMb) && (minPerformanceClass === void 0 || performanceClass !== null && performanceClass >= minPerformanceClass);
}

// src/kept-policies.ts
function assign(manifest, who, installId) {
  const tier = typeof who === "string" ? who : tierOf2(manifest.tierRules ?? [], who);
  const entry = manifest.tiers[tier];
  if (entry === void 0) return { tier, arm: "stable", use: null, shadow: null };
  const arm = armOf(entry.rollout, installId);
  const candidate = arm === "candidate" && entry.rollout !== void 0 ? entry.rollout.candidate : null;
  if (entry.rollout?.state === "shadow") return { tier, arm, use: entry, shadow: candidate };
  return { tier, arm, use: candidate ?? entry, shadow: null };
}
function verifiedPolicies({ tier, use, shadow }, envelopes, context) {
  const found = [];
  for (const reference2 of [use, shadow]) {
    if (reference2 === null) found.push(null);
    else {
      const checked2 = checkPolicy(envelopes[reference2.sha256], reference2, tier, context);
      if (!checked2.ok) return { ok: false, reason: `policy of tier ${tier}: ${checked2.reason}` };
      found.push(checked2.value);
    }
  }
  return { ok: true, value: { policy: found[0] ?? null, shadow: found[1] ?? null } };
}

// src/trust.ts
function shippedTrust(trust, app) {
  if ("keys" in trust) return { root: null, chain: [], pinned: trust.keys };
  const checked2 = checkRoot(trust.root, app, null);
  if (!checked2.ok)
    throw new PolicyClientError(
      `the root document in the app cannot be used: ${checked2.reason}; take the one that "framefarm key" wrote for ${app}`
    );
  return { root: checked2.value, chain: [], pinned: [] };
}
function withRoot(state2, envelope, app) {
  const checked2 = checkRoot(envelope, app, state2.root);
  return checked2.ok ? { ok: true, value: { ...state2, root: checked2.value, chain: [...state2.chain, envelope] } } : checked2;
}
function walked(shipped, chain, app) {
  let state2 = shipped;
  for (const envelope of chain) {
    const next = withRoot(state2, envelope, app);
    if (next.ok) state2 = next.value;
  }
  return state2;
}
var trustedKeys = ({ root, pinned }, nowMs) => root === null ? pinned : keysAt(root, nowMs);

// src/open-policy-client.ts
var LAST_GOOD_MS = 864e5;
var MOST_ROOTS = 16;
async function openPolicyClient(options) {
  const { app, channel, platform, installId, storeFile } = options;
  const base = `${options.url.replace(/\/$/, "")}/v1/policy`;
  const place = [app, channel, platform].map(encodeURIComponent).join("/");
  if (options.floor !== null && !isPolicy(options.floor))
    throw new PolicyClientError(
      "the policy in the app is none that this client knows; take the payload of a published one"
    );
  const shipped = shippedTrust(options.trust, app);
  const now = options.nowMs ?? Date.now;
  let state2 = restored(await readKept(storeFile));
  let running = null;
  function contextFor(trust, nowMs) {
    return {
      app,
      channel,
      platform,
      harness: options.harness,
      models: options.models,
      nowMs: nowMs ?? 0,
      keys: trustedKeys(trust, nowMs),
      rootVersion: trust.root?.rootVersion
    };
  }
  function restored(kept) {
    const trust = walked(shipped, kept?.roots ?? [], app);
    const epoch = trust.root?.versionEpoch ?? 0;
    const nothing = { trust, seen: { epoch, version: 0 }, held: null };
    if (kept === null) return nothing;
    const seen = kept.seen.epoch === epoch ? kept.seen : nothing.seen;
    const context = contextFor(trust, null);
    const checked2 = checkKeptManifest(kept.manifest, context);
    if (!checked2.ok) return { ...nothing, seen };
    const manifest = checked2.value;
    const assignment = assign(manifest, options.tier, installId);
    const killed = manifest.kill !== "none";
    const verified = killed ? { ok: true, value: { policy: null, shadow: null } } : verifiedPolicies(assignment, kept.policies, context);
    if (!verified.ok) return { ...nothing, seen };
    const held = { envelope: kept.manifest, manifest, assignment, envelopes: kept.policies, ...verified.value };
    return { trust, seen, held };
  }
  function refresh(manifestSha256) {
    running ??= fetchAll(manifestSha256).catch((error) => outcome("unreachable", null, error instanceof Error ? error.message : String(error))).finally(() => running = null);
    return running;
  }
  async function fetchAll(manifestSha256) {
    const etag = state2.held === null ? null : etagOf(state2.held.envelope);
    const url = manifestSha256 === void 0 ? `${base}/${place}/manifest.json` : `${base}/blob/${manifestSha256}.json`;
    const { status, json } = await fetchJson(url, etag === null ? {} : { "if-none-match": etag });
    if (status === 304 && state2.held !== null) return outcome("unchanged", status, null);
    if (status !== 200) return outcome("unreachable", status, `HTTP ${status}`);
    const nowMs = now();
    const trust = await newestTrust(json, nowMs);
    const context = contextFor(trust, nowMs);
    const epoch = trust.root?.versionEpoch ?? 0;
    const floorVersion = state2.seen.epoch === epoch ? state2.seen.version : 0;
    const checked2 = checkManifest(json, context, floorVersion);
    if (!checked2.ok) return outcome("refused", status, checked2.reason);
    const manifest = checked2.value;
    const assignment = assign(manifest, options.tier, installId);
    const envelopes = manifest.kill === "none" ? await fetchPolicies(assignment) : {};
    const verified = manifest.kill === "none" ? verifiedPolicies(assignment, envelopes, context) : { ok: true, value: { policy: null, shadow: null } };
    if (!verified.ok) return outcome("refused", status, verified.reason);
    state2 = {
      trust,
      seen: { epoch, version: manifest.manifestVersion },
      held: { envelope: json, manifest, assignment, envelopes, ...verified.value }
    };
    return outcome("fresh", status, await keep());
  }
  async function newestTrust(manifest, nowMs) {
    let { trust } = state2;
    for (let step = 0; trust.root !== null && step < MOST_ROOTS; step += 1) {
      const checked2 = checkManifest(manifest, contextFor(trust, nowMs), 0);
      if (checked2.ok || !/^(bad signature|names a root)/.test(checked2.reason)) break;
      const { status, json } = await fetchJson(
        `${base}/${encodeURIComponent(app)}/root/${trust.root.rootVersion + 1}.json`
      );
      const next = status === 200 ? withRoot(trust, json, app) : null;
      if (next?.ok !== true) break;
      trust = next.value;
    }
    return trust;
  }
  async function fetchPolicies({ use, shadow }) {
    const envelopes = {};
    for (const reference2 of [use, shadow]) {
      if (reference2 === null) continue;
      const { sha256 } = reference2;
      envelopes[sha256] = state2.held?.envelopes[sha256] ?? (await fetchJson(`${base}/blob/${sha256}.json`)).json;
    }
    return envelopes;
  }
  async function keep() {
    if (state2.held === null) return null;
    const { envelope, envelopes } = state2.held;
    try {
      await writeKept(storeFile, {
        roots: state2.trust.chain,
        manifest: envelope,
        policies: envelopes,
        seen: state2.seen
      });
      return null;
    } catch (error) {
      return `could not be kept in ${storeFile}: ${error instanceof Error ? error.message : String(error)}`;
    }
  }
  const outcome = (kind, status, reason) => ({
    kind,
    status,
    reason,
    etag: state2.held === null ? null : etagOf(state2.held.envelope),
    manifestVersion: state2.held?.manifest.manifestVersion ?? null
  });
  function current() {
    const { held } = state2;
    if (held === null) return bundled("nothing that was fetched may be used", null);
    const { manifest, assignment, policy, shadow } = held;
    const { manifestVersion } = manifest;
    if (manifest.kill === "off")
      return { ...bundled("switched off by the kill switch", manifestVersion), policy: null, origin: "none" };
    if (manifest.kill === "floor") return bundled("set to the floor by the kill switch", manifestVersion);
    if (Date.parse(manifest.notAfter) + LAST_GOOD_MS <= now())
      return bundled("expired more than a day ago", manifestVersion);
    if (policy === null || assignment.use === null)
      return bundled(`nothing is published for tier ${assignment.tier}`, manifestVersion);
    const { sha256 } = assignment.use;
    return { policy, shadow, sha256, manifestVersion, origin: "fetched", arm: assignment.arm, reason: null };
  }
  function bundled(reason, manifestVersion) {
    const { floor } = options;
    const origin = floor === null ? "none" : "bundled";
    return { policy: floor, origin, arm: null, shadow: null, sha256: null, manifestVersion, reason };
  }
  return { refresh, current };
}
function etagOf(envelope) {
  const { payload } = envelope;
  return `"sha256-${createHash4("sha256").update(Buffer.from(payload, "base64url")).digest("base64url")}"`;
}
export {
  PolicyClientError,
  armOf,
  bucketOf,
  checkKeptManifest,
  checkManifest,
  checkPolicy,
  checkRoot,
  fromBase64Url,
  isPolicy,
  keysAt,
  keysFor,
  mismatch,
  openPolicyClient,
  parse,
  refuse,
  tierOf2 as tierOf,
  verifyEnvelope
};
