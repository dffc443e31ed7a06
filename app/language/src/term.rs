//! The field's own terms: the name of every value of the domain's lists.
