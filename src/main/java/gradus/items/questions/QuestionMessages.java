package gradus.items.questions;

import io.quarkus.qute.i18n.Message;
import io.quarkus.qute.i18n.MessageBundle;

/** The words around a question. */
@MessageBundle("questions")
interface QuestionMessages {

    @Message("Question")
    String question();

    @Message("Question {number}")
    String numbered(int number);

    @Message("Left open.")
    String leftOpen();

    @Message("Row {number}:")
    String row(int number);

    @Message("Choose one answer.")
    String single();

    @Message("Choose everything that is right.")
    String multiple();

    @Message("Write a number.")
    String number();

    @Message("Write a number with its unit.")
    String numberWithUnit();

    @Message("Write an expression, such as 2 * (x + 1)^2. It may use {names}.")
    String formula(String names);

    @Message("Write a word or a few.")
    String text();

    @Message("Give each its partner from the list below.")
    String matching();

    @Message("Give each its position; 1 is the first.")
    String ordering();

    @Message("Fill in the blanks.")
    String fillIn();

    @Message("Your answer")
    String yourAnswer();

    @Message("Blank {number}")
    String blank(int number);

    @Message("choose")
    String choose();

    @Message("Check")
    String check();

    @Message("Check again")
    String checkAgain();

    @Message("Another one")
    String anotherOne();

    @Message("The same question with other numbers")
    String anotherOneHelp();

    @Message("Right.")
    String right();

    @Message("Partly right: {percent} %.")
    String partly(long percent);

    @Message("Not yet.")
    String wrong();

    @Message("right")
    String markRight();

    @Message("not right")
    String markWrong();

    @Message("Hint")
    String hint();

    @Message("Explanation")
    String explanation();

    @Message("This question has changed since the page was opened. Here it is as it is now; please answer it once more.")
    String changed();

    @Message("Sign in")
    String signIn();

    @Message("and your answers are kept.")
    String toKeep();

    @Message("Back to where you were")
    String back();
}
