/**
 * The two processes that run inside sandboxes. {@code learner} runs a learner's code and claims things on its standard
 * output; {@code grader} asks it questions through the {@code gate} and reports. {@code wire} are the lines that both
 * speak with their launcher. The contract is {@code protocol/README.md}.
 */
package gradus.sandbox;
