//! Texts: the rulesets with their figures and sources, for everybody.
